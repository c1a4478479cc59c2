package dev.assay.checkers.execution.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Names that came with a version of PyTorch later than the oldest that is run: an answer that is
 * stopped by one is not wrong, the runtime is too old.
 */
final class Newer {

    private static final Map<String, int[]> SINCE = read();

    private Newer() {}

    /**
     * Why the runtime can't run an answer that is right elsewhere; empty when it is the answer's.
     *
     * @param absent what was not there: {@code torch.compile}, {@code package pandas}
     * @param torch the runtime's version of PyTorch
     */
    static Optional<String> reason(String absent, Optional<String> torch) {
        if (absent.startsWith("package ")) {
            return Optional.of(
                    "the runtime lacks the package "
                            + absent.substring(8)
                            + ": install it there, or name another interpreter");
        }
        int[] since = since(absent);
        if (torch.isEmpty() || since.length == 0 || !isOlder(torch.get(), since)) {
            return Optional.empty();
        }
        return Optional.of(
                "runtime too old: "
                        + absent
                        + " came with PyTorch "
                        + since[0]
                        + "."
                        + since[1]
                        + ", and this is "
                        + torch.get()
                        + "; see 'assay runtime add python-torch'");
    }

    /** Of the name, or of a module that it is in. */
    private static int[] since(String absent) {
        for (String name = absent; !name.isEmpty(); ) {
            int[] since = SINCE.get(name);
            if (since != null) {
                return since;
            }
            int dot = name.lastIndexOf('.');
            name = dot < 0 ? "" : name.substring(0, dot);
        }
        return new int[0];
    }

    private static boolean isOlder(String version, int[] since) {
        String[] parts = version.split("[.+]", -1);
        try {
            int major = Integer.parseInt(parts[0]);
            int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
            return major < since[0] || (major == since[0] && minor < since[1]);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Map<String, int[]> read() {
        try (InputStream in =
                        Objects.requireNonNull(
                                Newer.class.getResourceAsStream("newer-torch.txt"),
                                "newer-torch.txt is in the jar");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, int[]> since = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] words = line.strip().split("\\s+", -1);
                String[] version = words[0].split("\\.", -1);
                int[] numbers = {Integer.parseInt(version[0]), Integer.parseInt(version[1])};
                for (int i = 1; i < words.length; i++) {
                    since.put(words[i], numbers);
                }
            }
            return Map.copyOf(since);
        } catch (IOException e) {
            throw new UncheckedIOException("newer-torch.txt can't be read", e);
        }
    }
}
