package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.Libraries;
import dev.assay.checkers.execution.program.CompileError.Message;
import dev.assay.checkers.execution.sandbox.Texts;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Ran;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a program that did not end well says why, language by language. */
final class Fault {

    private static final int LONGEST = 300;

    private static final Pattern PYTHON_LINE =
            Pattern.compile("(?m)^ {2}File \"([^\"\\n]+)\", line (\\d{1,9})");
    private static final Pattern PYTHON_SYNTAX =
            Pattern.compile("(?m)^((?:SyntaxError|IndentationError|TabError): .*)$");
    private static final Pattern SCRIPT_SYNTAX = Pattern.compile("(?m)^(SyntaxError: .*)$");
    private static final Pattern PYTHON_ERROR = Pattern.compile("[\\w.]+(?:: .*)?");
    private static final Pattern CPP_ERROR =
            Pattern.compile("terminate called after throwing an instance of '([^'\\n]+)'");
    private static final Pattern CPP_WHAT = Pattern.compile("(?m)^ {2}what\\(\\): {2}(.*)$");
    private static final Pattern JAVA_ERROR =
            Pattern.compile("(?m)^Exception in thread \"[^\"\\n]*\" (.*)$");
    private static final Pattern JAVA_LINE =
            Pattern.compile("(?m)^\\s+at .*\\(([^():\\n]+):(\\d{1,9})\\)$");
    private static final Pattern SCRIPT_ERROR =
            Pattern.compile(
                    "(?m)^((?:Uncaught )?\\w*(?:Error|Exception)(?: \\[\\w+\\])?(?:: .*)?)$");
    private static final Pattern SCRIPT_LINE =
            Pattern.compile("(?m)^\\s+at .*/box/([^():\\n]+):(\\d{1,9}):\\d+\\)?$");
    private static final Pattern SCRIPT_AT =
            Pattern.compile("(?:file://)?/box/([^:\\n]+):(\\d{1,9})\\n");
    private static final Pattern NO_MODULE =
            Pattern.compile("ModuleNotFoundError: No module named '([\\w.]+)'\\s*$");
    private static final Pattern NO_SCRIPT =
            Pattern.compile(
                    "(?m)^Error(?: \\[\\w+\\])?: Cannot find (?:module|package) '([^'\\n]+)'");

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
                    case JAVA -> java(source, errors);
                    case JAVASCRIPT -> javaScript(source, errors);
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

    private static String java(Source source, String errors) {
        Matcher what = JAVA_ERROR.matcher(errors);
        return what.find() ? what.group(1) + line(source, JAVA_LINE.matcher(errors)) : "";
    }

    private static String javaScript(Source source, String errors) {
        Matcher what = SCRIPT_ERROR.matcher(errors);
        return what.find() ? what.group(1) + line(source, SCRIPT_LINE.matcher(errors)) : "";
    }

    /** The first line of the answer's own that a trace names. */
    private static String line(Source source, Matcher at) {
        while (at.find()) {
            Optional<Source.File> file =
                    source.files().stream()
                            .filter(each -> ("/" + each.path()).endsWith("/" + at.group(1)))
                            .findFirst();
            if (file.isPresent()) {
                return " (line " + file.get().number(Integer.parseInt(at.group(2))) + ")";
            }
        }
        return "";
    }

    /** Whether a runtime with a heap of its own says that it is full. */
    static boolean isOutOfMemory(Source source, Ran ran) {
        return switch (source.language()) {
            case JAVA -> ran.errors().contains("java.lang.OutOfMemoryError");
            case JAVASCRIPT -> ran.errors().contains("JavaScript heap out of memory");
            case PYTHON, C, CPP -> false;
        };
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
        if (ran.end() != End.EXITED || ran.status() != 1 || ran.stdout().length > 0) {
            return Optional.empty();
        }
        String errors = ran.errors();
        return switch (source.language()) {
            case PYTHON ->
                    errors.contains("Traceback (most recent call last)")
                            ? Optional.empty()
                            : syntax(source, errors, PYTHON_LINE, PYTHON_SYNTAX);
            // A parser that the program calls itself is called from a line of the program's.
            case JAVASCRIPT ->
                    SCRIPT_LINE.matcher(errors).find()
                            ? Optional.empty()
                            : syntax(source, errors, SCRIPT_AT, SCRIPT_SYNTAX);
            case C, CPP, JAVA -> Optional.empty();
        };
    }

    private static Optional<CompileError> syntax(
            Source source, String errors, Pattern where, Pattern error) {
        Matcher at = where.matcher(errors);
        Matcher what = error.matcher(errors);
        if (!at.lookingAt() || !what.find()) {
            return Optional.empty();
        }
        Message message =
                new Message(
                        source.file(at.group(1)),
                        Math.max(1, Integer.parseInt(at.group(2))),
                        Texts.cut(what.group(1), LONGEST));
        return Optional.of(CompileError.of(message, errors));
    }

    /** A library that is not here: whether the answer would be right with it, nobody knows. */
    static Optional<String> missingLibrary(Source source, Ran ran) {
        if (ran.end() != End.EXITED || ran.status() != 1) {
            return Optional.empty();
        }
        return switch (source.language()) {
            case PYTHON -> library(source, NO_MODULE.matcher(ran.errors()), Libraries::isPython);
            case JAVASCRIPT ->
                    library(source, NO_SCRIPT.matcher(ran.errors()), Libraries::isJavaScript);
            case C, CPP, JAVA -> Optional.empty(); // their compilers say so
        };
    }

    private static Optional<String> library(
            Source source, Matcher name, Predicate<String> isKnown) {
        return name.find() && isKnown.test(name.group(1)) && source.names(name.group(1))
                ? Optional.of(name.group(1))
                : Optional.empty();
    }
}
