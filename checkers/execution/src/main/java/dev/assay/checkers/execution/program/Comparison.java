package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.ProgramConfig.Compare;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Compares what a program printed with what it should print, as judges of programming contests do:
 * the rules for floats are those of the default validator of the ICPC problem package format.
 *
 * @param how what counts
 * @param rtol relative tolerance of floats
 * @param atol absolute tolerance of floats
 */
record Comparison(Compare how, boolean ignoresCase, double rtol, double atol) {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[+-]?(?:(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,9})?|(?i:inf|infinity|nan))");

    /** How near an output is. */
    enum Match {
        SAME,
        /** The right output in the wrong form. */
        FORM,
        OTHER
    }

    /**
     * What came of it.
     *
     * @param what where it differs, giving nothing away of what was expected; empty when it is the
     *     same
     */
    record Compared(Match match, String what) {

        static final Compared SAME = new Compared(Match.SAME, "");
    }

    /** Compares; line ends of Windows are line ends. */
    Compared compare(String expected, String printed) {
        String wanted = normal(expected);
        String found = normal(printed);
        return switch (how) {
            case TOKENS -> tokens(wanted, found, false);
            case FLOATS -> tokens(wanted, found, true);
            case LINES -> form(wanted, found, lines(wanted, found));
            case EXACT -> form(wanted, found, exact(wanted, found));
        };
    }

    private static String normal(String text) {
        return text.replace("\r\n", "\n");
    }

    /** Another white space or case of letters is a matter of form. */
    private static Compared form(String wanted, String found, Compared compared) {
        boolean isForm =
                compared.match() != Match.SAME
                        && difference(
                                        words(wanted),
                                        words(found),
                                        (a, b) -> a.text().equalsIgnoreCase(b.text()))
                                .isEmpty();
        return isForm ? new Compared(Match.FORM, compared.what()) : compared;
    }

    private Compared tokens(String wanted, String found, boolean hasFloats) {
        List<Word> expected = words(wanted);
        List<Word> printed = words(found);
        String what = difference(expected, printed, (a, b) -> same(a.text(), b.text(), hasFloats));
        if (what.isEmpty()) {
            return Compared.SAME;
        }
        boolean isForm =
                difference(
                                expected,
                                printed,
                                (a, b) ->
                                        a.text().equalsIgnoreCase(b.text())
                                                || same(a.text(), b.text(), hasFloats))
                        .isEmpty();
        return isForm
                ? new Compared(Match.FORM, what + " (capital and small letters)")
                : new Compared(Match.OTHER, what);
    }

    /** Where the first difference is; empty when there is none. */
    private static String difference(
            List<Word> wanted, List<Word> found, BiPredicate<Word, Word> isSame) {
        for (int i = 0; i < wanted.size() && i < found.size(); i++) {
            if (!isSame.test(wanted.get(i), found.get(i))) {
                return "line " + found.get(i).line() + " of what it prints is not right";
            }
        }
        if (found.size() < wanted.size()) {
            return found.isEmpty() ? "it prints nothing" : "it prints too little";
        }
        return found.size() > wanted.size()
                ? "it prints more than it should, from line " + found.get(wanted.size()).line()
                : "";
    }

    private boolean same(String wanted, String found, boolean hasFloats) {
        if (same(wanted, found)) {
            return true;
        }
        if (!hasFloats || !NUMBER.matcher(wanted).matches() || !NUMBER.matcher(found).matches()) {
            return false;
        }
        double expected = number(wanted);
        double printed = number(found);
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return Double.compare(expected, printed) == 0;
        }
        double off = Math.abs(expected - printed);
        return off <= atol || off <= rtol * Math.abs(expected);
    }

    private static double number(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.endsWith("nan")) {
            return Double.NaN;
        }
        if (lower.contains("inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }

    private boolean same(String wanted, String found) {
        return ignoresCase ? wanted.equalsIgnoreCase(found) : wanted.equals(found);
    }

    private Compared lines(String wanted, String found) {
        List<String> expected = strippedLines(wanted);
        List<String> printed = strippedLines(found);
        for (int i = 0; i < expected.size() && i < printed.size(); i++) {
            if (!same(expected.get(i), printed.get(i))) {
                return other("line " + (i + 1) + " of what it prints is not right");
            }
        }
        if (printed.size() == expected.size()) {
            return Compared.SAME;
        }
        return other(
                printed.size() < expected.size()
                        ? printed.isEmpty() ? "it prints nothing" : "it prints too few lines"
                        : "it prints more than it should, from line " + (expected.size() + 1));
    }

    private static List<String> strippedLines(String text) {
        List<String> lines = new ArrayList<>(text.lines().map(String::stripTrailing).toList());
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private Compared exact(String wanted, String found) {
        String expected = withoutLastLineEnd(wanted);
        String printed = withoutLastLineEnd(found);
        if (same(expected, printed)) {
            return Compared.SAME;
        }
        int i = 0;
        int line = 1;
        while (i < expected.length()
                && i < printed.length()
                && same(expected.substring(i, i + 1), printed.substring(i, i + 1))) {
            line += printed.charAt(i) == '\n' ? 1 : 0;
            i++;
        }
        return other(
                i == printed.length()
                        ? printed.isEmpty() ? "it prints nothing" : "it prints too little"
                        : "line " + line + " of what it prints is not right");
    }

    private static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static Compared other(String what) {
        return new Compared(Match.OTHER, what);
    }

    /** A word and the line that it stands on, from 1. */
    private record Word(String text, int line) {}

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int line = 1;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isBlank = i == text.length() || isBlank(text.charAt(i));
            if (isBlank && start >= 0) {
                words.add(new Word(text.substring(start, i), line));
                start = -1;
            } else if (!isBlank && start < 0) {
                start = i;
            }
            if (i < text.length() && text.charAt(i) == '\n') {
                line++;
            }
        }
        return words;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
