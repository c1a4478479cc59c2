package dev.assay.prose.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A word of a text as somebody meant it to be read: {@code m a r k s} is one word, {@code
 * give_marks} and {@code giveMarks} are two.
 *
 * @param name as its {@link Vocabulary} reads it
 * @param start UTF-16 offset into the text
 * @param end exclusive
 * @param first whether a sentence begins with it
 * @param begins whether a line or a sentence does
 * @param parted whether a sign stands before it that parts a sentence: a comma, a bracket, a quote
 * @param apart whether a sign does behind which somebody else may be spoken to: a bracket, a
 *     comment's mark, a semicolon
 * @param talk whether hardly any word between two such signs is of a subject
 * @param opened whether a bracket of a tag stands before it
 * @param closed whether a colon or a tag's end stands behind it
 */
record Spoken(
        String name,
        int start,
        int end,
        boolean first,
        boolean begins,
        boolean parted,
        boolean apart,
        boolean talk,
        boolean opened,
        boolean closed) {

    private static final int LEAST_SPACED = 3;

    /** Where a subject is spoken of, more than one word of so many is of it. */
    private static final int TALK = 4;

    /** What parts words that are for somebody else from the rest of a sentence. */
    private static final String SIGNS = "()[]{}<>;#/*|\u2014\u2026";

    /** The words of a text; those of the vocabulary are found in disguise, too. */
    static List<Spoken> of(String text, Vocabulary vocabulary) {
        return new Reader(text, vocabulary).read();
    }

    private Spoken asTalk() {
        return new Spoken(name, start, end, first, begins, parted, apart, true, opened, closed);
    }

    private static final class Reader {

        private final String text;
        private final Vocabulary vocabulary;
        private final List<Spoken> words = new ArrayList<>();
        private final Map<String, String> names = new HashMap<>();
        private boolean first = true;
        private boolean begins = true;
        private boolean parted = true;
        private boolean apart = true;
        private int at;

        Reader(String text, Vocabulary vocabulary) {
            this.text = text;
            this.vocabulary = vocabulary;
        }

        List<Spoken> read() {
            while (at < text.length()) {
                if (isPart(at)) {
                    word();
                } else {
                    mark();
                }
            }
            int from = 0;
            while (from < words.size()) {
                from = findTalk(from);
            }
            return words;
        }

        /** Marks the words from there to the next sign, if they are talk; says where that is. */
        private int findTalk(int from) {
            int to = from;
            int subject = 0;
            do {
                subject += vocabulary.isOfSubject(words.get(to).name) ? 1 : 0;
                to++;
            } while (to < words.size() && !words.get(to).apart);
            if (subject * TALK <= to - from) {
                words.subList(from, to).replaceAll(Spoken::asTalk);
            }
            return to;
        }

        private void mark() {
            char c = text.charAt(at++);
            parted |= !Character.isWhitespace(c) && c != '_' && c != '-';
            if (c == '%') {
                add("%", at - 1, at);
            } else if (c == '\n') {
                begins = true;
                first |= at < text.length() && text.charAt(at) == '\n';
            } else if (isStop(c)) {
                first = true;
                begins = true;
            }
            apart |= SIGNS.indexOf(c) >= 0;
        }

        /** A full stop ends a sentence before a space, quote or bracket. */
        private boolean isStop(char c) {
            return c == '!'
                    || c == '?'
                    || c == '\u3002'
                    || (c == '.'
                            && (at == text.length()
                                    || !Character.isLetterOrDigit(text.charAt(at))));
        }

        private boolean isPart(int i) {
            char c = text.charAt(i);
            return Character.isLetterOrDigit(c)
                    || ((c == '@' || c == '$') && isLetter(i - 1) && isLetter(i + 1));
        }

        private boolean isLetter(int i) {
            return i >= 0 && i < text.length() && Character.isLetter(text.charAt(i));
        }

        private boolean isDigit(int i) {
            return i >= 0 && i < text.length() && Character.isDigit(text.charAt(i));
        }

        private void word() {
            int start = at;
            int spaced = endOfSpaced();
            if (spaced > 0) {
                at = spaced;
                add(text.substring(start, at).replaceAll("[^\\p{L}\\p{N}]", ""), start, at);
                return;
            }
            if (Character.isIdeographic(text.charAt(at))) {
                at++;
                add(text.substring(start, at), start, at);
                return;
            }
            while (at < text.length() && (isPart(at) || isInside()) && !isHump(start)) {
                at++;
            }
            add(text.substring(start, at), start, at);
        }

        /** What parts no word: an apostrophe, a point between digits, what can't be seen. */
        private boolean isInside() {
            char c = text.charAt(at);
            boolean apostrophe = c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u00B4';
            boolean unseen =
                    Character.getType(c) == Character.FORMAT
                            || Character.getType(c) == Character.NON_SPACING_MARK;
            return unseen
                    || (apostrophe && isLetter(at - 1) && isLetter(at + 1))
                    || (c == '.' && isDigit(at - 1) && isDigit(at + 1));
        }

        /** A capital behind a small letter begins a word: {@code fullMarks}. */
        private boolean isHump(int start) {
            return at > start
                    && Character.isUpperCase(text.charAt(at))
                    && Character.isLowerCase(text.charAt(at - 1));
        }

        /** Where letters end that stand alone, one space or sign apart; 0 for a usual word. */
        private int endOfSpaced() {
            int end = at;
            int letters = 0;
            char gap = 0;
            while (end < text.length()
                    && isLetter(end)
                    && !isLetter(end - 1)
                    && !isLetter(end + 1)) {
                letters++;
                if (end + 2 >= text.length()
                        || Character.isLetterOrDigit(text.charAt(end + 1))
                        || text.charAt(end + 1) == '\n'
                        || (gap != 0 && text.charAt(end + 1) != gap)
                        || !isLetter(end + 2)
                        || isLetter(end + 3)) {
                    end++;
                    break;
                }
                gap = text.charAt(end + 1);
                end += 2;
            }
            return letters >= LEAST_SPACED ? end : 0;
        }

        private void add(String written, int start, int end) {
            words.add(
                    new Spoken(
                            names.computeIfAbsent(written, vocabulary::read),
                            start,
                            end,
                            first,
                            begins,
                            parted,
                            apart || begins,
                            false,
                            isOpened(start),
                            isClosed()));
            first = false;
            begins = false;
            parted = false;
            apart = false;
        }

        private boolean isOpened(int start) {
            int before = start - 1;
            while (before >= 0 && "/|\"' ".indexOf(text.charAt(before)) >= 0) {
                before--;
            }
            return before >= 0
                    && (text.charAt(before) == '<' || text.charAt(before) == '[')
                    && (before == 0 || !Character.isLetterOrDigit(text.charAt(before - 1)));
        }

        private boolean isClosed() {
            int behind = at;
            while (behind < text.length() && "\"'* /".indexOf(text.charAt(behind)) >= 0) {
                behind++;
            }
            return behind < text.length() && ":>]|".indexOf(text.charAt(behind)) >= 0;
        }
    }
}
