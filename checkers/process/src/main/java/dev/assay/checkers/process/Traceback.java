package dev.assay.checkers.process;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an interpreter wrote of a program's end: the author's own line in it, and how it ends. The
 * forms of CPython, Node, Ruby, Perl and shells are known.
 */
final class Traceback {

    /** Room for a long message and the lines around it. */
    private static final int LONGEST = 500;

    private Traceback() {}

    /**
     * The line of the author's files that it was at.
     *
     * @param errors what was written to standard error
     * @param files by the paths that the author wrote
     * @return a file and its line, such as {@code files/check.py, line 7}
     */
    static Optional<String> place(String errors, Collection<String> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String file =
                files.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![\\w.-])(", ")"));
        // Python's last is the innermost; all others name the innermost first.
        return last(Pattern.compile(file + "\", line (\\d+)").matcher(errors))
                .or(() -> first(Pattern.compile(file + "(?:: ?| line |: line )(\\d+)"), errors));
    }

    private static Optional<String> last(Matcher python) {
        Optional<String> place = Optional.empty();
        while (python.find()) {
            place = Optional.of(place(python));
        }
        return place;
    }

    private static Optional<String> first(Pattern others, String errors) {
        Matcher found = others.matcher(errors);
        return found.find() ? Optional.of(place(found)) : Optional.empty();
    }

    private static String place(Matcher found) {
        return found.group(1) + ", line " + found.group(2);
    }

    /** How it ends, in at most 500 characters, from the beginning of a line where one is near. */
    static String end(String errors) {
        String text = errors.strip();
        if (text.length() <= LONGEST) {
            return text;
        }
        String end = text.substring(text.length() - LONGEST + 1);
        int line = end.indexOf('\n');
        if (line >= 0 && line < LONGEST / 2) {
            end = end.substring(line + 1);
        } else if (Character.isLowSurrogate(end.charAt(0))) {
            end = end.substring(1);
        }
        return "…" + end;
    }

    /** Its last line: what is wrong, in Python and shells. Empty when nothing was written. */
    static String lastLine(String errors) {
        String text = errors.strip();
        return Reply.cut(text.substring(text.lastIndexOf('\n') + 1));
    }
}
