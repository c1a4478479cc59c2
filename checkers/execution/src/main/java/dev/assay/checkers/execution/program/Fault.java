package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.CompileError.Message;
import dev.assay.checkers.execution.sandbox.Texts;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Ran;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a program that did not end well says why, language by language. */
final class Fault {

    private static final int LONGEST = 300;

    private static final Pattern PYTHON_LINE =
            Pattern.compile("(?m)^ {2}File \"([^\"\\n]+)\", line (\\d{1,9})");
    private static final Pattern PYTHON_SYNTAX =
            Pattern.compile("(?m)^((?:SyntaxError|IndentationError|TabError): .*)$");
    private static final Pattern PYTHON_ERROR = Pattern.compile("[\\w.]+(?:: .*)?");
    private static final Pattern CPP_ERROR =
            Pattern.compile("terminate called after throwing an instance of '([^'\\n]+)'");
    private static final Pattern CPP_WHAT = Pattern.compile("(?m)^ {2}what\\(\\): {2}(.*)$");
    private static final Pattern NO_MODULE =
            Pattern.compile("ModuleNotFoundError: No module named '([\\w.]+)'\\s*$");

    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    4, "an instruction that there is not",
                    6, "it gives up (abort)",
                    7, "memory that is not there (SIGBUS)",
                    8, "a division by zero, or the like (SIGFPE)",
                    9, "it is killed",
                    11, "memory that is not its own, or too deep a recursion (SIGSEGV)");

    private Fault() {}

    /** How it ended, giving nothing away of what it read. */
    static String ended(Ran ran) {
        return ran.end() == End.SIGNALLED
                ? "it ends by signal "
                        + ran.status()
                        + Optional.ofNullable(SIGNALS.get(ran.status()))
                                .map(words -> ": " + words)
                                .orElse("")
                : "it ends with exit status " + ran.status();
    }

    /** What the program itself says, with the answer's line where it can be told; or nothing. */
    static String raised(Source source, Ran ran) {
        String errors = ran.errors();
        String said =
                switch (source.language()) {
                    case PYTHON -> python(source, errors);
                    case CPP -> cpp(errors);
                    case C -> "";
                };
        return Texts.cut(Texts.clean(said), LONGEST);
    }

    private static String python(Source source, String errors) {
        Optional<String> last =
                errors.lines().filter(line -> !line.isBlank()).reduce((_, line) -> line);
        if (!errors.contains("Traceback (most recent call last)")
                || last.filter(line -> PYTHON_ERROR.matcher(line).matches()).isEmpty()) {
            return "";
        }
        String line = "";
        Matcher at = PYTHON_LINE.matcher(errors);
        while (at.find()) {
            Optional<Source.File> file = source.file(at.group(1));
            if (file.isPresent()) {
                line = " (line " + file.get().number(Integer.parseInt(at.group(2))) + ")";
            }
        }
        return last.get() + line;
    }

    private static String cpp(String errors) {
        Matcher type = CPP_ERROR.matcher(errors);
        if (!type.find()) {
            return "";
        }
        Matcher what = CPP_WHAT.matcher(errors);
        return type.group(1) + (what.find(type.end()) ? ": " + what.group(1) : "");
    }

    /** The error of a program that could not begin, where building it does not find that out. */
    static Optional<CompileError> syntax(Source source, Ran ran) {
        String errors = ran.errors();
        if (source.language() != Language.PYTHON
                || ran.end() != End.EXITED
                || ran.status() != 1
                || ran.stdout().length > 0
                || errors.contains("Traceback (most recent call last)")) {
            return Optional.empty();
        }
        Matcher at = PYTHON_LINE.matcher(errors);
        Matcher what = PYTHON_SYNTAX.matcher(errors);
        if (!at.lookingAt() || !what.find()) {
            return Optional.empty();
        }
        Message message =
                new Message(
                        source.file(at.group(1)),
                        Math.max(1, Integer.parseInt(at.group(2))),
                        Texts.cut(what.group(1), LONGEST));
        return Optional.of(new CompileError(List.of(message), errors));
    }

    /** A package that is not here: whether the answer would be right with it, nobody knows. */
    static Optional<String> missingPackage(Source source, Ran ran) {
        if (source.language() != Language.PYTHON || ran.end() != End.EXITED || ran.status() != 1) {
            return Optional.empty();
        }
        Matcher name = NO_MODULE.matcher(ran.errors());
        return name.find() && Packages.isKnown(name.group(1))
                ? Optional.of(name.group(1))
                : Optional.empty();
    }
}
