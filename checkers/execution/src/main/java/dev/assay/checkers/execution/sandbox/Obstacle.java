package dev.assay.checkers.execution.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Why there can be no sandbox on this machine.
 *
 * @param problem what is missing
 * @param mend what to install or to allow
 * @param debianPackages that would mend it
 */
record Obstacle(String problem, String mend, List<String> debianPackages) {

    private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");

    /** Looks for one: starts the smallest sandbox there is. */
    static Optional<Obstacle> find() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return Optional.of(
                    new Obstacle(
                            "answers can be run on Linux only",
                            "run Assay on Linux, or in a Linux container",
                            List.of()));
        }
        if (Programs.find("bwrap").isEmpty()) {
            return Optional.of(
                    new Obstacle(
                            "bubblewrap is not installed",
                            "install it (Debian: sudo apt-get install bubblewrap)",
                            List.of("bubblewrap")));
        }
        if (!Files.isExecutable(SYSTEM_PYTHON)) {
            return Optional.of(
                    new Obstacle(
                            "there is no /usr/bin/python3, which watches over what is run",
                            "install it (Debian: sudo apt-get install python3)",
                            List.of("python3")));
        }
        try {
            Account account = Account.ofThisProcess();
            if (account.stepsDown() && Programs.find("setpriv").isEmpty()) {
                return Optional.of(
                        new Obstacle(
                                "Assay runs as root and setpriv is not there to step down with",
                                "install it (Debian: sudo apt-get install util-linux), or run"
                                        + " Assay as an ordinary user",
                                List.of("util-linux")));
            }
            return smallest(account);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(new Obstacle(String.valueOf(e.getMessage()), "", List.of()));
        }
    }

    private static Optional<Obstacle> smallest(Account account) {
        List<String> command = account.as(Bubblewrap.smallest());
        try {
            Process process =
                    Programs.prepare(command)
                            .redirectErrorStream(true)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .start();
            try (var output = process.getInputStream()) {
                String said = new String(output.readNBytes(2000), StandardCharsets.UTF_8).strip();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return Optional.of(blocked("bubblewrap does not answer"));
                }
                return process.exitValue() == 0 ? Optional.empty() : Optional.of(blocked(said));
            }
        } catch (IOException e) {
            return Optional.of(blocked(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(blocked("interrupted"));
        }
    }

    private static Obstacle blocked(String said) {
        return new Obstacle(
                "no sandbox can be started here (" + firstLine(said) + ")", allow(), List.of());
    }

    /** Whatever this machine forbids. */
    private static String allow() {
        if (is("/proc/sys/kernel/unprivileged_userns_clone", "0")) {
            return "allow user namespaces: sysctl -w kernel.unprivileged_userns_clone=1";
        }
        if (is("/proc/sys/user/max_user_namespaces", "0")) {
            return "allow user namespaces: sysctl -w user.max_user_namespaces=15000";
        }
        if (is("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1")) {
            return "allow bubblewrap user namespaces: give it an AppArmor profile with 'userns,',"
                    + " or sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
        }
        return "allow user namespaces; in a container: docker run --security-opt"
                + " seccomp=unconfined --security-opt apparmor=unconfined --security-opt"
                + " systempaths=unconfined, or podman run --security-opt seccomp=unconfined"
                + " --security-opt unmask=ALL";
    }

    private static boolean is(String file, String value) {
        try {
            return Files.readString(Path.of(file)).strip().equals(value);
        } catch (IOException e) {
            return false;
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("it says nothing");
    }
}
