package dev.assay.submissions.store;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of a run, and a database of its own for each of them. */
public final class Postgres {

    private static final Path SCRIPT =
            Path.of("").toAbsolutePath().getParent().resolve("launch/postgres");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static Optional<String> url = Optional.empty();
    private static String missing = "";

    private Postgres() {}

    /** A fresh database; without a server here the test is skipped, and says so. */
    public static synchronized StoreSettings database(Path data) throws Exception {
        if (url.isEmpty() && missing.isEmpty()) {
            start();
        }
        if (url.isEmpty()) {
            abort("SKIPPED, not passed: " + missing);
        }
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url.get());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new StoreSettings(
                data,
                Optional.of(
                        new StoreSettings.Postgres(
                                url.get().replace("/postgres?", "/" + name + "?"), "assay", "")));
    }

    /** A connection past the store. */
    static Connection connect(StoreSettings settings) throws SQLException {
        StoreSettings.Postgres to = settings.postgres().orElseThrow();
        return DriverManager.getConnection(to.url(), to.user(), to.password());
    }

    /** Cuts all connections of a store. */
    static void cut(StoreSettings settings) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                            + " current_database() and pid <> pg_backend_pid()");
        }
    }

    private static void start() throws IOException, InterruptedException, SQLException {
        Process process =
                new ProcessBuilder(SCRIPT.toString(), "start")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        if (process.waitFor() != 0 || said.size() != 2) {
            missing = "no PostgreSQL could be started; ./verify installs it where it may";
            System.err.println("assay: the tests on PostgreSQL are SKIPPED: " + missing);
            return;
        }
        url = Optional.of(said.get(1));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    try {
                                        new ProcessBuilder(SCRIPT.toString(), "stop", said.get(0))
                                                .start()
                                                .waitFor();
                                    } catch (IOException | InterruptedException e) {
                                        System.err.println("not stopped: " + said.get(0));
                                    }
                                }));
    }
}
