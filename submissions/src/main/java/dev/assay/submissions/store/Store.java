package dev.assay.submissions.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** The database, open: one for a process, used by any number of threads. */
public final class Store implements AutoCloseable {

    static final int CONNECTIONS = 16;

    /**
     * So many ids are taken at once: H2 writes its file when it takes more, in the middle of the
     * transaction that asks for one. Those that are left when it is killed are never used.
     */
    private static final int EMBEDDED_IDS = 4096;

    /** PostgreSQL would take them for each connection, and later rows would have smaller ids. */
    private static final int POSTGRES_IDS = 1;

    /** A connection that nobody used for longer is looked at before it is used again. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** Bytes: with less on its disk an embedded database can't be opened. */
    private static final long LEAST_ROOM = 64 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AgroalDataSource source;
    private final boolean isEmbedded;
    private final Clock clock;
    private final Submissions submissions;
    private final Attempts attempts;
    private final Grades grades;
    private final Outcomes outcomes;
    private final Regrades regrades;
    private final Reviews reviews;
    private final Releases releases;
    private final Accounts accounts;
    private final Jobs jobs;
    private final Batches batches;
    private final Courses courses;
    private final Policies policies;
    private final Learners learners;
    private final Jdbi jdbi;

    private Store(AgroalDataSource source, boolean isEmbedded, Clock clock) {
        this.clock = clock;
        this.source = source;
        this.isEmbedded = isEmbedded;
        this.jdbi = Jdbi.create(source);
        Contents contents = new Contents();
        this.jobs = new Jobs(jdbi, clock);
        this.outcomes = new Outcomes(jdbi);
        GradeEvents events = new GradeEvents(clock);
        Decisions decisions = new Decisions(clock);
        this.grades = new Grades(jdbi, contents, outcomes, jobs, events, decisions);
        this.submissions = new Submissions(jdbi, contents, jobs, grades, clock);
        this.attempts = new Attempts(jdbi);
        this.regrades = new Regrades(jdbi, grades, events, jobs, clock);
        this.reviews = new Reviews(jdbi, grades, events, decisions, jobs, clock);
        this.releases = new Releases(jdbi, clock);
        this.accounts = new Accounts(jdbi, clock);
        this.batches = new Batches(jdbi, clock);
        this.courses = new Courses(jdbi, clock);
        this.policies = new Policies(jdbi, clock);
        this.learners = new Learners(jdbi);
    }

    /**
     * Opens the store and brings it up to date.
     *
     * @throws StoreException when it can't be reached, or another process has it
     */
    public static Store open(StoreSettings settings) throws StoreException {
        return open(settings, Clock.systemUTC());
    }

    static Store open(StoreSettings settings, Clock clock) throws StoreException {
        return open(settings, clock, SteadyFiles.SCHEME);
    }

    /**
     * The same, with a file system of H2's for the embedded database.
     *
     * @param files its scheme
     */
    static Store open(StoreSettings settings, Clock clock, String files) throws StoreException {
        String where = where(settings);
        AgroalDataSource source = null;
        try {
            Upgrade upgrade = new Upgrade(settings.data());
            if (settings.postgres().isEmpty()) {
                upgrade.takeBack();
            }
            source = source(settings, files);
            Flyway flyway =
                    Flyway.configure(Store.class.getClassLoader())
                            .dataSource(source)
                            .resourceProvider(new Migrations())
                            .placeholders(Map.of("ids", Integer.toString(ids(settings))))
                            .load();
            if (settings.postgres().isEmpty()) {
                upgrade.run(source, flyway);
            } else {
                flyway.migrate();
            }
            Store store = new Store(source, settings.postgres().isEmpty(), clock);
            if (store.isEmbedded) {
                // The file is ours alone: whoever had taken a job is no more.
                store.jobs.releaseAll();
                store.regrades.failAll();
            }
            return store;
        } catch (SQLException | IOException | FlywayException e) {
            if (source != null) {
                source.close();
            }
            throw new StoreException(where + ": " + reason(settings, e), e);
        }
    }

    private static int ids(StoreSettings settings) {
        return settings.postgres().isPresent() ? POSTGRES_IDS : EMBEDDED_IDS;
    }

    private static String where(StoreSettings settings) {
        return settings.postgres().isPresent()
                ? "the PostgreSQL database of ASSAY_DATABASE_URL"
                : settings.data().resolve("assay.mv.db").toString();
    }

    private static String reason(StoreSettings settings, Exception e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (message.contains("already in use") || message.contains("is locked")) {
                return "another Assay has it open; stop that one, or name another folder with"
                        + " --data";
            }
        }
        if (settings.postgres().isEmpty() && isFull(settings.data())) {
            return "there is no room on its disk; nothing that was kept is lost, make some and"
                    + " start again";
        }
        return "can't be opened: " + e.getMessage();
    }

    /** What H2 says when it can't write is of many kinds. */
    private static boolean isFull(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace() < LEAST_ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    private static AgroalDataSource source(StoreSettings settings, String files)
            throws SQLException, IOException {
        Class<?> driver = driver(settings);
        String own = "assay " + UUID.randomUUID();
        AgroalDataSourceConfigurationSupplier configuration =
                new AgroalDataSourceConfigurationSupplier();
        BrokenFiles broken = new BrokenFiles();
        configuration.connectionPoolConfiguration(
                pool -> {
                    pool.maxSize(CONNECTIONS).acquisitionTimeout(PATIENCE);
                    // What the database closed is made anew, without a start of the server.
                    pool.exceptionSorter(broken)
                            .connectionValidator(ConnectionValidator.defaultValidator())
                            .idleValidationTimeout(IDLE);
                    pool.connectionFactoryConfiguration(
                            factory -> {
                                factory.jdbcUrl(url(settings, files))
                                        .connectionProviderClass(driver);
                                if (settings.postgres().isPresent()) {
                                    // By it others' connections are told from this store's.
                                    factory.jdbcProperty("ApplicationName", own);
                                }
                                settings.postgres()
                                        .ifPresent(
                                                to ->
                                                        factory.principal(
                                                                        new NamePrincipal(
                                                                                to.user()))
                                                                .credential(
                                                                        new SimplePassword(
                                                                                to.password())));
                                return factory;
                            });
                    return pool;
                });
        if (settings.postgres().isEmpty()) {
            SteadyFiles.mount();
            createPrivately(settings.data());
        }
        AgroalDataSource source = AgroalDataSource.from(configuration);
        source.setPoolInterceptors(List.of(broken));
        return source;
    }

    /** All answers and grades of a class are in it: no other user of the machine may look. */
    private static void createPrivately(Path folder) throws IOException {
        if (Files.getFileStore(existing(folder)).supportsFileAttributeView("posix")) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static Path existing(Path folder) {
        Path at = folder.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** Named, because which drivers DriverManager shows depends on who loaded them first. */
    private static Class<?> driver(StoreSettings settings) {
        String name = settings.postgres().isPresent() ? "org.postgresql.Driver" : "org.h2.Driver";
        try {
            return Class.forName(name, true, Store.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the program comes with " + name, e);
        }
    }

    /**
     * With a trace file answers and grades would stand in the clear beside the database. Without
     * WRITE_DELAY=0 what was committed would reach the file half a second later; without
     * QUERY_CACHE_SIZE H2 keeps eight prepared statements, and parses all others each time.
     */
    private static String url(StoreSettings settings, String files) {
        if (settings.postgres().isPresent()) {
            return settings.postgres().get().url();
        }
        Path file = settings.data().toAbsolutePath().resolve("assay");
        if (file.toString().contains(";")) {
            throw new IllegalArgumentException("a folder of data has no ; in its name: " + file);
        }
        return "jdbc:h2:"
                + files
                + ":"
                + file
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";TRACE_LEVEL_FILE=0;WRITE_DELAY=0;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=256";
    }

    /** What was handed in. */
    public Submissions submissions() {
        return submissions;
    }

    /** How often, and when, learners handed in. */
    public Attempts attempts() {
        return attempts;
    }

    /** What it came to. */
    public Grades grades() {
        return grades;
    }

    /** What checks said, to be used again. */
    public Outcomes outcomes() {
        return outcomes;
    }

    /** What grading anew would change. */
    public Regrades regrades() {
        return regrades;
    }

    /** What humans should look at, and what they decided. */
    public Reviews reviews() {
        return reviews;
    }

    /** Which grades learners see. */
    public Releases releases() {
        return releases;
    }

    /** Who may do what. */
    public Accounts accounts() {
        return accounts;
    }

    /** What is still to do. */
    public Jobs jobs() {
        return jobs;
    }

    /** Classes that were graded as one. */
    public Batches batches() {
        return batches;
    }

    /** Who hands in. */
    public Learners learners() {
        return learners;
    }

    /** All that is kept, to be taken elsewhere. */
    public Backup backup() {
        return new Backup(jdbi, isEmbedded);
    }

    /** Forgets learners. */
    public Erasure erasure() {
        return new Erasure(source, jdbi, new Contents(), isEmbedded, clock);
    }

    /** Who changed courses' policies. */
    public Policies policies() {
        return policies;
    }

    /** The courses' revisions. */
    public Courses courses() {
        return courses;
    }

    /** Whether it is a file of this process's, and no server of its own. */
    public boolean isEmbedded() {
        return isEmbedded;
    }

    /** Whether it answers. */
    public boolean isReachable() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
    }

    @Override
    public void close() {
        source.close();
    }
}
