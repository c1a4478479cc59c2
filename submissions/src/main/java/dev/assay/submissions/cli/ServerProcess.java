package dev.assay.submissions.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the server as a process of its own: for those who start this program without its launcher.
 */
final class ServerProcess implements ServerStarter {

    @Override
    public int start(Options options) throws InputException, IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:MaxGCPauseMillis=20", // somebody waits for each answer
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                runner().toString(),
                                "up",
                                "--host=" + options.host(),
                                "--port=" + options.port(),
                                "--courses=" + options.courses(),
                                "--data=" + options.data()));
        if (!options.loopback()) {
            command.add("--open-to-network");
        }
        Process server = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        return server.waitFor();
    }

    /** The server's jar lies beside the folder that this program's jar is in. */
    private static Path runner() throws InputException {
        try {
            Path jar =
                    Path.of(
                            ServerProcess.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Path runner = jar.resolveSibling("../quarkus-run.jar").normalize();
            if (Files.exists(runner)) {
                return runner;
            }
            throw new InputException(
                    "the server is not beside " + jar + "; start it with the launcher: ./assay up");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
