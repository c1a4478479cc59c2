import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs every command that a document shows and compares what it prints with what is shown.
 *
 * <p>A command is a line that begins with {@code $ } in a block fenced as {@code console}; a backslash at
 * its end continues it. The lines after it are its output: a line that is {@code …} stands for any
 * lines, and a {@code …} within a line for any text; without any such lines, only the exit code counts.
 * It must be 0, unless the command ends in {@code # exits with N}. A document's commands run in one shell,
 * in the repository's folder; what they leave running is stopped at the end. A command with an {@code &}
 * at its end runs in the background.
 *
 * <p>A block whose fence names a file after the language, as in {@code ```java path/File.java}, must be
 * that file, to the letter.
 */
final class RunDocuments {

    /** What the reader has done, or .ci/run is doing, when the commands run. */
    private static final Pattern ALREADY_DONE = Pattern.compile("git clone .*|cd assay|\\./verify");

    private static final Pattern QUOTED = Pattern.compile("```\\w+ (\\S+)");

    private static final Pattern EXIT = Pattern.compile("# exits with (\\d+)\\s*$");
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private record Command(Path document, int line, String text, List<String> shown) {

        int exit() {
            var matcher = EXIT.matcher(text);
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        }
    }

    private record Result(int exit, List<String> printed) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int passed = 0;
        List<String> failures = new ArrayList<>();
        for (String name : args) {
            for (String quoted : quotedFiles(Path.of(name))) {
                if (quoted.isEmpty()) {
                    passed++;
                } else {
                    failures.add(quoted);
                }
            }
            List<Command> commands = read(Path.of(name));
            List<Result> results = run(commands);
            for (int i = 0; i < commands.size(); i++) {
                Command command = commands.get(i);
                String failure =
                        i < results.size() ? compare(command, results.get(i)) : "did not end";
                if (failure.isEmpty()) {
                    passed++;
                } else {
                    failures.add(
                            "%s:%d: $ %s%n%s"
                                    .formatted(
                                            command.document(),
                                            command.line(),
                                            command.text(),
                                            failure.indent(4)));
                }
            }
        }
        failures.forEach(System.err::println);
        System.out.println("documents: " + passed + " passed, " + failures.size() + " failed");
        // A run that found no command has checked nothing.
        System.exit(failures.isEmpty() && passed > 0 ? 0 : 1);
    }

    /** What is wrong with each block that quotes a file; empty where nothing is. */
    private static List<String> quotedFiles(Path document) throws IOException {
        List<String> verdicts = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        for (int i = 0; i < lines.size(); i++) {
            var fence = QUOTED.matcher(lines.get(i));
            if (fence.matches()) {
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                Path file = Path.of(fence.group(1));
                boolean same =
                        Files.exists(file)
                                && Files.readAllLines(file).equals(lines.subList(i + 1, end));
                verdicts.add(same ? "" : document + ":" + (i + 1) + ": is not what " + file + " says");
                i = end;
            }
        }
        return verdicts;
    }

    private static List<Command> read(Path document) throws IOException {
        List<Command> commands = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        boolean inside = false;
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                inside = !inside && line.equals("```console");
                shown = new ArrayList<>();
            } else if (inside && line.startsWith("$ ")) {
                int first = i;
                StringBuilder text = new StringBuilder(line.substring(2));
                while (text.charAt(text.length() - 1) == '\\' && i + 1 < lines.size()) {
                    text.append('\n').append(lines.get(++i));
                }
                shown = new ArrayList<>();
                if (!ALREADY_DONE.matcher(text).matches()) {
                    commands.add(new Command(document, first + 1, text.toString(), shown));
                }
            } else if (inside) {
                shown.add(line);
            }
        }
        return commands;
    }

    private static List<Result> run(List<Command> commands) throws IOException, InterruptedException {
        if (commands.isEmpty()) {
            return List.of();
        }
        String mark = "@@" + Long.toHexString(System.nanoTime()) + "@@";
        StringBuilder script = new StringBuilder("trap 'kill $(jobs -p) 2>/dev/null' EXIT\n");
        for (Command command : commands) {
            boolean background = command.text().endsWith("&");
            script.append(command.text())
                    // What stays behind must not hold on to our pipe.
                    .insert(
                            background ? script.length() - 1 : script.length(),
                            background ? " >/dev/null 2>&1 " : "")
                    .append("\necho \"\n")
                    .append(mark)
                    .append("$?\"\n");
        }
        Path output = Files.createTempFile("documents", ".out");
        Path file = Files.writeString(Files.createTempFile("documents", ".sh"), script);
        Process shell =
                new ProcessBuilder("bash", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        if (!shell.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
        List<Result> results = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            if (line.startsWith(mark)) {
                // The mark stands on a line of its own, after a line end that the command did not print.
                if (!printed.isEmpty() && printed.getLast().isEmpty()) {
                    printed.removeLast();
                }
                results.add(
                        new Result(
                                Integer.parseInt(line.substring(mark.length())),
                                List.copyOf(printed)));
                printed.clear();
            } else {
                printed.add(line);
            }
        }
        Files.delete(output);
        Files.delete(file);
        return results;
    }

    private static String compare(Command command, Result result) {
        String printed = String.join("\n", result.printed());
        if (result.exit() != command.exit()) {
            return "exited with %d, not %d:%n%s"
                    .formatted(result.exit(), command.exit(), printed);
        }
        List<String> shown = new ArrayList<>(command.shown());
        while (!shown.isEmpty() && shown.getLast().isBlank()) {
            shown.removeLast();
        }
        if (shown.isEmpty()) {
            return "";
        }
        StringBuilder pattern = new StringBuilder();
        for (String line : shown) {
            if (line.strip().equals("…")) {
                pattern.append("(?:[^\n]*\n)*");
            } else {
                for (String piece : line.stripTrailing().split("…", -1)) {
                    pattern.append(Pattern.quote(piece)).append("[^\n]*");
                }
                pattern.setLength(pattern.length() - "[^\n]*".length());
                pattern.append("[ \t]*\n");
            }
        }
        return Pattern.matches(pattern + "\\s*", printed + "\n") ? "" : "printed:\n" + printed;
    }
}
