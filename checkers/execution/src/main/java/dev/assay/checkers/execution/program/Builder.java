package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.program.Languages.Done;
import dev.assay.checkers.execution.program.Languages.Job;
import dev.assay.checkers.execution.program.Source.File;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes of a source what can be run: once for each answer, in a box that is thrown away. What it
 * makes is never used for another answer.
 */
final class Builder {

    /** Where the machine's own program lies, out of the way of all names of an answer's files. */
    private static final String BINARY = Paths.RESERVED + "/main";

    private static final String CLASSES = Paths.RESERVED + "/classes";
    private static final String JAR = Paths.RESERVED + "/main.jar";
    private static final String PACKER = Paths.RESERVED + "/pack.py";

    /** Without the tool that makes jars, which is one more start of Java. */
    private static final String PACK =
            """
            import os, sys, zipfile
            try:
                with zipfile.ZipFile("%s", "w") as jar:
                    for folder, _, names in os.walk("%s"):
                        for name in sorted(names):
                            path = os.path.join(folder, name)
                            jar.write(path, os.path.relpath(path, "%s"))
            except BaseException:
                sys.exit(9) # no compiler ends like that
            """
                    .formatted(JAR, CLASSES, CLASSES);

    private static final String CHECKER = Paths.RESERVED + "/check.py";

    /** The interpreter's own message, as it gives it for a program that it can't read. */
    private static final String CHECK =
            """
            import sys, traceback
            with open(sys.argv[1], "rb") as source:
                try:
                    compile(source.read(), sys.argv[1], "exec")
                except BaseException as problem:
                    sys.stderr.write("".join(traceback.format_exception_only(problem)))
                    sys.exit(1)
            """;

    /** What gcc says in its own name: a part of it is not there, or died. */
    private static final Pattern BROKEN_COMPILER =
            Pattern.compile(
                    "(?m)^(?:gcc|g\\+\\+|cc1|cc1plus|collect2): (?:fatal error|internal compiler"
                            + " error|error trying to exec)");

    /** And that a part of it was killed. */
    private static final Pattern KILLED_PART =
            Pattern.compile(
                    "(?m)^(?:gcc|g\\+\\+|collect2): fatal error: (?:Killed signal terminated"
                            + " program|\\w+ terminated with signal 9) ");

    private static final int KILL = 9;
    private static final int MOST_KILLED = 5;

    private static final List<String> JAVA =
            List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto", "-Xss64m");

    /** The box is too small for what comes of it. */
    private static final Pattern NO_SPACE =
            Pattern.compile("(?m)^[^#\\n]*No space left on device'?$");

    private static final List<String> GCC = List.of("gcc", "-std=gnu17");
    private static final List<String> GPP = List.of("g++", "-std=gnu++20");

    private static final List<String> WAYS =
            List.of(
                    "-O2",
                    "-pass-exit-codes", // else gcc makes 1 of the 4 of a compiler that broke down
                    "-w",
                    "-fmax-errors=10",
                    "-fno-diagnostics-show-caret",
                    "-fdiagnostics-color=never",
                    "-o",
                    BINARY);

    private static final List<String> JAVAC =
            List.of(
                    "-J-XX:TieredStopAtLevel=1",
                    "-J-XX:+UseSerialGC",
                    "-J-Xmx512m",
                    "-proc:none",
                    "-nowarn",
                    "-Xdiags:compact",
                    "-encoding",
                    "UTF-8",
                    "-Xmaxerrs",
                    "10");

    private final Languages languages;
    private final Clock clock;
    private final Map<String, byte[]> beside;

    /**
     * Makes one.
     *
     * @param beside the author's files, by their paths in the box; they come before the answer's
     */
    Builder(Languages languages, Clock clock, Map<String, byte[]> beside) {
        this.languages = languages;
        this.clock = clock;
        this.beside = Map.copyOf(beside);
    }

    /** What came of it. */
    sealed interface Built {

        /**
         * It can be run.
         *
         * @param files to lie in the box, by their paths
         * @param command the program and what stands before an author's arguments
         */
        record Program(Source source, Map<String, byte[]> files, List<String> command)
                implements Built {

            public Program {
                files = Map.copyOf(files);
                command = List.copyOf(command);
            }

            /** The command with so much memory, in MiB, for what manages its own. */
            List<String> command(long mebibytes) {
                List<String> all = new ArrayList<>(command);
                switch (source.language()) {
                    case JAVA -> {
                        all.addAll(1, JAVA);
                        all.add(1, "-Xmx" + mebibytes + "m");
                    }
                    case JAVASCRIPT -> all.add(1, "--max-old-space-size=" + mebibytes);
                    case PYTHON, C, CPP -> {}
                }
                return all;
            }
        }

        /** It can't. */
        record Broken(CompileError error) implements Built {}
    }

    /**
     * Builds it.
     *
     * @throws SandboxException when it could not be tried: our fault
     */
    Built build(Source source)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (File file : source.files()) {
            if (beside.keySet().stream().noneMatch(own -> Paths.clash(own, file.path()))) {
                files.put(file.path(), file.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        files.putAll(beside);
        return switch (source.language()) {
            case PYTHON -> script(source, files, List.of(Languages.PYTHON));
            case JAVASCRIPT -> script(source, modules(source, files), List.of("node"));
            case JAVA -> java(source, files);
            case C, CPP -> compiled(source, files);
        };
    }

    /**
     * What is wrong with a script, by the word of its language alone: nothing of it is run, so
     * nothing that it has read can be in the message.
     */
    Optional<CompileError> syntax(Source source)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        source.files()
                .forEach(
                        file ->
                                files.put(
                                        file.path(), file.text().getBytes(StandardCharsets.UTF_8)));
        files.put(CHECKER, CHECK.getBytes(StandardCharsets.UTF_8));
        String main = source.main().path();
        List<String> command =
                switch (source.language()) {
                    case PYTHON -> List.of(Languages.PYTHON, CHECKER, main);
                    case JAVASCRIPT -> List.of("node", "--check", main);
                    case C, CPP, JAVA -> throw new IllegalArgumentException("it is no script");
                };
        return Fault.syntax(source, fairly(modules(source, files), List.of(command), main).ran());
    }

    private static Built script(
            Source source, Map<String, byte[]> files, List<String> interpreter) {
        List<String> command = new ArrayList<>(interpreter);
        command.add(source.main().path());
        return new Built.Program(source, files, command);
    }

    /** Where a script imports, and nothing says what its files are, they are modules. */
    private static Map<String, byte[]> modules(Source source, Map<String, byte[]> files) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        if (source.language() == Language.JAVASCRIPT && Entry.isModule(source.main().text())) {
            all.putIfAbsent(
                    "package.json", "{\"type\": \"module\"}".getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    private Built java(Source source, Map<String, byte[]> files)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Done done = compile(Language.JAVA, files);
        if (!done.ran().isOk() || done.result().isEmpty()) {
            return new Built.Broken(broken(source, done));
        }
        Map<String, byte[]> run = new LinkedHashMap<>(beside);
        run.put(JAR, done.result().get());
        String main = JavaNames.mainClass(source);
        return new Built.Program(source, run, List.of(languages.java("java"), "-cp", JAR, main));
    }

    private Built compiled(Source source, Map<String, byte[]> files)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Done done = compile(source.language(), files);
        if (!done.ran().isOk() || done.result().isEmpty()) {
            return new Built.Broken(broken(source, done));
        }
        Map<String, byte[]> run = new LinkedHashMap<>(beside);
        run.put(BINARY, done.result().get());
        return new Built.Program(source, run, List.of("./" + BINARY));
    }

    private Done compile(Language language, Map<String, byte[]> files)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        List<String> command = new ArrayList<>();
        if (language == Language.JAVA) {
            command.add(languages.java("javac"));
            command.addAll(JAVAC);
            command.addAll(List.of("-d", CLASSES));
            command.addAll(sources(language, files));
            all.put(PACKER, PACK.getBytes(StandardCharsets.UTF_8));
            return fairly(all, List.of(command, List.of(Languages.PYTHON, PACKER)), JAR);
        }
        command.addAll(language == Language.C ? GCC : GPP);
        command.addAll(WAYS);
        command.addAll(sources(language, files));
        command.add("-lm");
        all.put(Paths.RESERVED + "/here", new byte[0]); // the compiler makes no folders
        return fairly(all, List.of(command), BINARY);
    }

    /** Paths of what is compiled, never to be taken for options, whatever they are called. */
    private static List<String> sources(Language language, Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(language::isEndingOf)
                .sorted()
                .map(path -> "./" + path)
                .toList();
    }

    /**
     * Once; and alone where it ran into a limit, or broke down. One that somebody killed says
     * nothing of the answer: no compiler kills itself.
     */
    private Done fairly(Map<String, byte[]> files, List<List<String>> commands, String result)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Done done = once(files, commands, result, false);
        boolean isSure = done.ran().end() == End.EXITED && isSure(done.ran().errors());
        if (isSure) {
            return done;
        }
        for (int times = 1; times == 1 || (isKilled(done.ran()) && times <= MOST_KILLED); times++) {
            done = once(files, commands, result, true);
        }
        if (isKilled(done.ran())) {
            throw new SandboxException("somebody kills the compiler again and again");
        }
        return done;
    }

    private static boolean isKilled(Ran ran) {
        return switch (ran.end()) {
            case SIGNALLED -> ran.status() == KILL;
            case EXITED -> ran.status() != 0 && KILLED_PART.matcher(ran.errors()).find();
            case TIME_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT -> false;
        };
    }

    private Done once(
            Map<String, byte[]> files, List<List<String>> commands, String result, boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Limits own = languages.compiling();
        Limits limits = clock.within(own);
        Done done =
                languages.run(
                        new Job(
                                files,
                                commands,
                                new byte[0],
                                limits,
                                alone,
                                clock.until(),
                                Optional.of(result)));
        clock.check(own, limits, done.ran().end());
        return done;
    }

    private CompileError broken(Source source, Done done)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        String said = done.ran().errors();
        return switch (done.ran().end()) {
            case EXITED, SIGNALLED -> {
                if (done.ran().isOk() || NO_SPACE.matcher(said).find()) {
                    yield CompileError.limit("what comes of it is too large");
                }
                CompileError error = CompileError.of(source, said);
                if (done.ran().end() == End.EXITED && done.ran().status() == 1 && isSure(said)) {
                    yield error;
                }
                // What it says may be the answer's words: it is asked for what it can do for sure.
                checkCompiler(source.language());
                yield error.doubtful("the compiler broke down, and did not call it wrong");
            }
            case TIME_LIMIT -> CompileError.limit("it takes longer than it may");
            case MEMORY_LIMIT -> CompileError.limit("it takes more memory than it may");
            case OUTPUT_LIMIT -> CompileError.limit("the compiler has too much to say of it");
        };
    }

    /** Compilers end with 1 for a program that is wrong; but gcc so when it is not whole, too. */
    private static boolean isSure(String said) {
        return !BROKEN_COMPILER.matcher(said).find();
    }

    private void checkCompiler(Language language)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        String text =
                switch (language) {
                    case JAVA -> "class Main { public static void main(String[] a) {} }";
                    case C, CPP, PYTHON, JAVASCRIPT -> "int main(void) { return 0; }";
                };
        String file = language == Language.JAVA ? "Main.java" : language.mainFile();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
        Done done = compile(language, files);
        if (!done.ran().isOk()) {
            throw new SandboxException("the compiler is not whole: " + done.ran().errors().strip());
        }
    }
}
