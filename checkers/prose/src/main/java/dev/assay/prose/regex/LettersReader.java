package dev.assay.prose.regex;

import dev.assay.prose.regex.Letters.Needed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from an expression in RE2's syntax which letters any match has. What it doesn't know is
 * taken to need nothing, so that it never rules out a match. One use each.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a>
 */
final class LettersReader {

    /** A single letter is in nearly every text; a single sign is not. */
    private static final int SHORTEST = 2;

    /** The first that is no ASCII; of those nothing is needed. */
    private static final char NO_ASCII = '\u0080';

    /** A letter by its number. */
    private static final Pattern NUMBERED =
            Pattern.compile("x(?:([0-9A-Fa-f]{2})|\\{([0-9A-Fa-f]{1,6})})");

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(,\\d{0,4})?}");

    private static final Pattern OPENING =
            Pattern.compile("\\(\\?(?:P?<\\w+>|[imsU]*(?:-[imsU]+)?(:)|[imsU]+(?:-[imsU]+)?(\\)))");

    /** The expression has something that this does not know. */
    private static final class UnknownSyntaxException extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownSyntaxException(String what) {
            super(what);
        }
    }

    /** What stands in a row, as far as it is read. */
    private static final class Row {

        private final List<Needed> parts = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();

        void letter(char letter) {
            run.append(letter);
        }

        /** What comes next does not stand right after the letters so far. */
        void cut() {
            if (run.length() >= SHORTEST || (run.length() == 1 && isSign(run.charAt(0)))) {
                parts.add(new Needed.Run(run.toString()));
            }
            run.setLength(0);
        }

        private static boolean isSign(char c) {
            return c > ' ' && !Character.isLetterOrDigit(c) && ".,-".indexOf(c) < 0;
        }

        void add(Needed needed) {
            cut();
            if (!(needed instanceof Needed.Nothing)) {
                parts.add(needed);
            }
        }

        Needed end() {
            cut();
            return switch (parts.size()) {
                case 0 -> new Needed.Nothing();
                case 1 -> parts.getFirst();
                default -> new Needed.All(parts);
            };
        }
    }

    private final String regex;
    private int at;

    private LettersReader(String regex) {
        this.regex = regex;
    }

    static Needed read(String regex) {
        try {
            LettersReader reader = new LettersReader(regex);
            Needed needed = reader.alternatives();
            return reader.at == regex.length() ? needed : new Needed.Nothing();
        } catch (UnknownSyntaxException e) {
            return new Needed.Nothing();
        }
    }

    private Needed alternatives() throws UnknownSyntaxException {
        List<Needed> all = new ArrayList<>();
        all.add(row());
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all.add(row());
        }
        if (all.stream().anyMatch(Needed.Nothing.class::isInstance)) {
            return new Needed.Nothing();
        }
        return all.size() == 1 ? all.getFirst() : new Needed.Some(all);
    }

    private Needed row() throws UnknownSyntaxException {
        Row row = new Row();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            char next = regex.charAt(at++);
            switch (next) {
                case '(' -> group(row);
                case '[' -> {
                    skipClass();
                    times();
                    row.cut();
                }
                case '.' -> {
                    times();
                    row.cut();
                }
                case '^', '$' -> anchor();
                case '\\' -> escaped(row);
                case '*', '+', '?' -> throw new UnknownSyntaxException("a count of no letter");
                default -> literal(next, row);
            }
        }
        return row.end();
    }

    private void group(Row row) throws UnknownSyntaxException {
        if (at < regex.length() && regex.charAt(at) == '?') {
            Matcher opening = OPENING.matcher(regex).region(at - 1, regex.length());
            if (!opening.lookingAt()) {
                throw new UnknownSyntaxException("a group at " + at);
            }
            at = opening.end();
            if (opening.group(2) != null) {
                return; // flags alone: how case and line ends are read is all the same here
            }
        }
        Needed inside = alternatives();
        if (at >= regex.length()) {
            throw new UnknownSyntaxException("no end of a group");
        }
        at++;
        boolean isThere = times().least() > 0;
        row.add(isThere ? inside : new Needed.Nothing());
    }

    /** It takes no letter; a count of it says nothing of letters either. */
    private void anchor() throws UnknownSyntaxException {
        if (COUNT.matcher(regex).region(at, regex.length()).lookingAt()) {
            throw new UnknownSyntaxException("a count of no letter");
        }
    }

    /** {@code ]} is a letter right after the beginning; within, {@code [:alpha:]} is one item. */
    private void skipClass() throws UnknownSyntaxException {
        if (at < regex.length() && regex.charAt(at) == '^') {
            at++;
        }
        boolean isFirst = true;
        while (at < regex.length() && (isFirst || regex.charAt(at) != ']')) {
            isFirst = false;
            if (regex.startsWith("[:", at)) {
                int end = regex.indexOf(":]", at);
                if (end < 0) {
                    throw new UnknownSyntaxException("a class at " + at);
                }
                at = end + 2;
            } else {
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
    }

    private void escaped(Row row) throws UnknownSyntaxException {
        if (at >= regex.length()) {
            throw new UnknownSyntaxException("a lone backslash");
        }
        char what = regex.charAt(at++);
        switch (what) {
            case 'b', 'B', 'A', 'z' -> anchor();
            case 'd', 'D', 's', 'S', 'w', 'W', 't', 'n', 'r', 'f', 'v', 'a' -> {
                times();
                row.cut();
            }
            case 'x' -> numbered(row);
            default -> {
                if (what < 128 && Character.isLetterOrDigit(what)) {
                    throw new UnknownSyntaxException("\\" + what);
                }
                literal(what, row);
            }
        }
    }

    private void numbered(Row row) throws UnknownSyntaxException {
        Matcher number = NUMBERED.matcher(regex).region(at - 1, regex.length());
        if (!number.lookingAt()) {
            throw new UnknownSyntaxException("a letter's number at " + at);
        }
        at = number.end();
        String digits = number.group(1) == null ? number.group(2) : number.group(1);
        int letter = Integer.parseInt(digits, 16);
        literal(letter < NO_ASCII ? (char) letter : NO_ASCII, row);
    }

    private void literal(char what, Row row) {
        Times times = times();
        if (what >= NO_ASCII || times.least() == 0) {
            row.cut();
            return;
        }
        row.letter(lower(what));
        if (!times.isOnce()) {
            row.cut();
        }
    }

    /** How often what stands before may be there. */
    private record Times(int least, boolean isOnce) {}

    private Times times() {
        Times times = new Times(1, true);
        if (at < regex.length()) {
            Matcher count = COUNT.matcher(regex).region(at, regex.length());
            char next = regex.charAt(at);
            if (next == '?' || next == '*' || next == '+') {
                at++;
                times = new Times(next == '+' ? 1 : 0, false);
            } else if (next == '{' && count.lookingAt()) {
                at = count.end();
                times = new Times(Integer.parseInt(count.group(1)), false);
            }
        }
        if (!times.isOnce() && at < regex.length() && regex.charAt(at) == '?') {
            at++; // as few as can be
        }
        return times;
    }

    private static char lower(char ascii) {
        return String.valueOf(ascii).toLowerCase(Locale.ROOT).charAt(0);
    }
}
