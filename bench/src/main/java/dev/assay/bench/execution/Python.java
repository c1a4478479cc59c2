package dev.assay.bench.execution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that is given code on its standard input. */
final class Python {

    private Python() {}

    static List<String> run(List<String> command, String code)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        try (var in = process.getOutputStream()) {
            in.write(code.getBytes(StandardCharsets.UTF_8));
        }
        try (var out = process.getInputStream();
                var err = process.getErrorStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(err.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + ": " + errors);
            }
            return said.lines().toList();
        }
    }
}
