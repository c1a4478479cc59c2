package dev.assay.checkers.process;

import dev.assay.spi.BindContext;
import dev.assay.spi.CourseFile;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Sandbox.Command;
import dev.assay.spi.Sandbox.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An author's program, ready to be run. Two that do the same are equal, and share their processes.
 *
 * @param command what is started, in a box that holds the files
 * @param persistent whether it answers line by line
 * @param files by their paths, which are the course's
 */
record Program(List<String> command, boolean persistent, Limits limits, Map<String, File> files) {

    private static final double CPU_SECONDS = 5;
    private static final int MEMORY_MIB = 256;

    /** What a program without a {@code #!} line is run by. */
    private static final Map<String, String> INTERPRETERS =
            Map.of("py", "python3", "sh", "sh", "js", "node", "mjs", "node", "rb", "ruby");

    Program {
        command = List.copyOf(command);
        files = Map.copyOf(files);
    }

    /** A file, told apart by its digest. */
    static final class File {

        private final byte[] bytes;
        private final String digest;

        File(byte[] bytes) {
            this.bytes = bytes.clone();
            this.digest = digest(bytes);
        }

        byte[] bytes() {
            return bytes.clone();
        }

        private static String digest(byte[] bytes) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java has SHA-256", e);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof File that && digest.equals(that.digest);
        }

        @Override
        public int hashCode() {
            return digest.hashCode();
        }
    }

    /** What its author calls it: the first file of theirs in the command, else the command. */
    String name() {
        return command.stream()
                .map(each -> each.startsWith("./") ? each.substring(2) : each)
                .filter(files::containsKey)
                .findFirst()
                .orElseGet(() -> String.join(" ", command));
    }

    /** The command, as the sandbox takes it. */
    Command toCommand() {
        return Command.of(command.toArray(String[]::new)).withLimits(limits);
    }

    static Program of(ProcessConfig config, BindContext context) throws InvalidConfigException {
        if (config.run().isEmpty() || config.run().getFirst().isBlank()) {
            throw new InvalidConfigException(
                    "run", "there is no program", "write run: [files/check.py]");
        }
        Map<String, File> files = new TreeMap<>();
        for (int i = 0; i < config.files().size(); i++) {
            add(files, config.files().get(i), "files[" + i + "]", context);
        }
        String first = config.run().getFirst();
        List<String> command = new ArrayList<>();
        if (isFile(first)) {
            command.addAll(starter(first, add(files, first, "run[0]", context)));
        } else {
            command.add(first);
        }
        command.addAll(config.run().subList(1, config.run().size()));
        return new Program(command, config.persistent(), limits(config), files);
    }

    /** A program of the machine is a name alone; all else is a path in the course. */
    private static boolean isFile(String program) {
        return program.indexOf('/') >= 0 || program.indexOf('.') >= 0;
    }

    private static File add(Map<String, File> files, String path, String where, BindContext context)
            throws InvalidConfigException {
        CourseFile file;
        try {
            file = context.file(path);
        } catch (InvalidConfigException e) {
            throw new InvalidConfigException(where, e.problem(), e.mend());
        }
        try (InputStream in = file.open()) {
            File added = new File(in.readAllBytes());
            files.put(path, added);
            return added;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> starter(String path, File file) throws InvalidConfigException {
        if (new String(file.bytes, StandardCharsets.ISO_8859_1).startsWith("#!")) {
            return List.of("./" + path);
        }
        String ending = path.substring(path.lastIndexOf('.') + 1);
        String interpreter = INTERPRETERS.get(ending);
        if (interpreter == null) {
            throw new InvalidConfigException(
                    "run[0]",
                    "nothing says what " + path + " is run by",
                    "begin it with a line such as #!/usr/bin/env python3");
        }
        return List.of(interpreter, path);
    }

    private static Limits limits(ProcessConfig config) throws InvalidConfigException {
        double cpu = config.cpu() == null ? CPU_SECONDS : config.cpu();
        if (!(cpu >= 0.1 && cpu <= 60)) {
            throw new InvalidConfigException("cpu", "it is " + cpu, "write 0.1 to 60 seconds");
        }
        int memory = config.memory() == null ? MEMORY_MIB : config.memory();
        if (memory < 16 || memory > 8192) {
            throw new InvalidConfigException("memory", "it is " + memory, "write 16 to 8192 MiB");
        }
        return Limits.STANDARD
                .withCpu(Duration.ofMillis(Math.round(cpu * 1000)))
                .withMemory((long) memory << 20)
                .withOutput(Reply.LONGEST);
    }
}
