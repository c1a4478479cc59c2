package dev.assay.checkers.process;

import dev.assay.spi.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an author says about a program that checks answers. */
public record ProcessConfig(
        @Option(
                        "The program and its arguments: a file of the course, such as"
                                + " files/check.py, or a program of the machine, such as python3.")
                List<String> run,
        @Option("More files of the course that the program finds, by their paths.")
                List<String> files,
        @Option("Settings of your own, which the program gets with each answer.")
                Map<String, String> settings,
        @Option("Whether one process answers many requests, a line for each.") boolean persistent,
        @Option("Seconds of processor time for an answer: 0.1 to 60, 5 unless said.")
                @Nullable Double cpu,
        @Option("MiB of memory: 16 to 8192, 256 unless said.") @Nullable Integer memory) {

    public ProcessConfig {
        run = List.copyOf(run);
        files = List.copyOf(files);
        settings = Map.copyOf(settings);
    }
}
