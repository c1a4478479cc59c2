package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.sandbox.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The program of this machine that a language is built or run by.
 *
 * @param name what to look for
 * @param debianPackages that it comes with
 */
record Toolchain(Language language, String name, List<String> debianPackages) {

    Toolchain {
        debianPackages = List.copyOf(debianPackages);
    }

    static Toolchain of(Language language) {
        return switch (language) {
            case PYTHON -> new Toolchain(language, "python3", List.of("python3"));
            case C -> new Toolchain(language, "gcc", List.of("gcc", "libc6-dev"));
            case CPP -> new Toolchain(language, "g++", List.of("g++"));
            case JAVA -> new Toolchain(language, "javac", List.of("default-jdk-headless"));
            case JAVASCRIPT -> new Toolchain(language, "node", List.of("nodejs"));
        };
    }

    /** Java is the one that this server runs on, where it is whole. */
    Optional<Path> found() {
        Path own = Path.of(System.getProperty("java.home", "/usr"), "bin", name);
        return language == Language.JAVA && Files.isExecutable(own)
                ? Optional.of(own)
                : Programs.find(name);
    }

    /** What is missing, and how to get it; empty when nothing is. */
    Optional<String> missing() {
        return found().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "there is no "
                                + name
                                + ", so programs in "
                                + language.label()
                                + " are not run: "
                                + install());
    }

    /** How to get it. */
    String install() {
        return "sudo apt-get install " + String.join(" ", debianPackages);
    }
}
