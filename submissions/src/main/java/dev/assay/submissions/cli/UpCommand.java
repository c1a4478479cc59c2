package dev.assay.submissions.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the server. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Start the server: an API, and a page to try questions on.",
        description = {
            "",
            "Serves the courses in the folders --courses and DATA/courses. A course that changes"
                    + " is",
            "read anew; while it has errors, the last good one stays in service.",
            ""
        })
final class UpCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port to listen on. Default: ${DEFAULT-VALUE}")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on. Default: ${DEFAULT-VALUE}, which only this machine"
                            + " reaches.")
    private String host = "127.0.0.1";

    @Option(
            names = "--open-to-network",
            description =
                    "Allow a --host that other machines reach. Then nobody gets in without a token;"
                            + " the first start shows one.")
    private boolean open;

    @Option(
            names = "--courses",
            paramLabel = "DIR",
            defaultValue = "courses",
            description = "A folder of courses, or a course's folder. Default: ${DEFAULT-VALUE}")
    private Path courses = Path.of("courses");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder with courses/ and plugins/. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Spec private CommandSpec spec;

    private final ServerStarter starter;

    UpCommand(ServerStarter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > HIGHEST_PORT) {
            throw usage(
                    "--port "
                            + port
                            + ": a port is 1 to "
                            + HIGHEST_PORT
                            + ", or 0 for a free one");
        }
        if (!isLoopback() && !open) {
            throw usage(
                    "--host "
                            + host
                            + ": other machines could reach the server;"
                            + " add --open-to-network if that is what you want");
        }
        if (Files.exists(courses) && !Files.isDirectory(courses)) {
            throw usage("--courses " + courses + ": is no folder");
        }
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw usage("--data " + data + ": is no folder");
        }
        return starter.start(
                new ServerStarter.Options(
                        host, port, courses.toAbsolutePath(), data.toAbsolutePath(), isLoopback()));
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw usage("--host " + host + ": there is no such address here");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
