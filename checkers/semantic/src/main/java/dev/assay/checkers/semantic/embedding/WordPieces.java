package dev.assay.checkers.semantic.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a text into the word pieces that BERT's uncased vocabulary has, and remembers where each
 * stood. The rules are those of BERT's own tokenizer (Devlin et al. 2018, "BasicTokenizer" and
 * "WordpieceTokenizer"): control characters vanish, case and accents are folded, punctuation and
 * Chinese characters stand alone, each word is cut from the left into the longest known pieces.
 */
final class WordPieces {

    static final int START = 101;
    static final int END = 102;
    private static final int UNKNOWN = 100;
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads the vocabulary of a {@code tokenizer.json}.
     *
     * @throws IOException when it has none
     */
    static WordPieces read(InputStream json) throws IOException {
        Map<String, Integer> vocabulary = new HashMap<>(1 << 16);
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("vocab")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        String piece = parser.currentName();
                        vocabulary.put(piece, parser.nextIntValue(UNKNOWN));
                    }
                }
            }
        }
        if (vocabulary.isEmpty()) {
            throw new IOException("the tokenizer has no vocabulary");
        }
        return new WordPieces(vocabulary);
    }

    /**
     * Cuts a text.
     *
     * @param most the number of pieces after which it stops
     */
    Pieces cut(String text, int most) {
        Pieces pieces = new Pieces();
        Word word = new Word();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isSpace(c)) {
                flush(word, pieces);
            } else if (!isControl(c)) {
                boolean isAlone = isPunctuation(c) || isChinese(c);
                if (isAlone) {
                    flush(word, pieces);
                }
                fold(c, i, next, word, pieces);
                if (isAlone) {
                    flush(word, pieces);
                }
            }
            if (pieces.size() > most) {
                break;
            }
            i = next;
        }
        flush(word, pieces);
        if (pieces.size() > most) {
            pieces.truncate(most);
            pieces.cut();
        }
        return pieces;
    }

    private void fold(int c, int start, int end, Word word, Pieces pieces) {
        if (c < 128) {
            word.add(c >= 'A' && c <= 'Z' ? c + 32 : c, start, end);
            return;
        }
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        plain.codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .forEach(
                        part -> {
                            if (isPunctuation(part)) { // such as U+037E, decomposed to a semicolon
                                flush(word, pieces);
                                word.add(part, start, end);
                                flush(word, pieces);
                            } else {
                                Character.toString(part)
                                        .toLowerCase(Locale.ROOT)
                                        .codePoints()
                                        .forEach(lower -> word.add(lower, start, end));
                            }
                        });
    }

    /** Cuts the word that has been gathered into pieces. */
    private void flush(Word word, Pieces pieces) {
        if (word.isEmpty()) {
            return;
        }
        int before = pieces.size();
        if (!word.isTooLong() && !cutWord(word, pieces)) {
            pieces.truncate(before);
        }
        if (pieces.size() == before) {
            pieces.add(UNKNOWN, word.start(0), word.end(word.length()));
        }
        word.clear();
    }

    private boolean cutWord(Word word, Pieces pieces) {
        String text = word.text();
        for (int from = 0; from < text.length(); ) {
            int to = text.length();
            Integer id = null;
            for (; to > from; to--) {
                String piece = text.substring(from, to);
                id = vocabulary.get(from == 0 ? piece : "##" + piece);
                if (id != null) {
                    break;
                }
            }
            if (id == null) {
                return false;
            }
            pieces.add(id, word.start(from), word.end(to));
            from = to;
        }
        return true;
    }

    private static boolean isSpace(int c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isControl(int c) {
        if (c == 0 || c == 0xFFFD) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return (c >= 33 && c <= 47)
                    || (c >= 58 && c <= 64)
                    || (c >= 91 && c <= 96)
                    || (c >= 123 && c <= 126);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }

    private static boolean isChinese(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2B81F)
                || (c >= 0x2B920 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }

    /** A word as it is gathered: its folded characters, and where each stood in the text. */
    private static final class Word {

        private final StringBuilder text = new StringBuilder();
        private int[] starts = new int[LONGEST_WORD + 4];
        private int[] ends = new int[LONGEST_WORD + 4];
        private int codePoints;
        private int last;

        void add(int c, int start, int end) {
            codePoints++;
            last = end;
            if (isTooLong()) {
                return; // it will be unknown: no need to keep what it is
            }
            int from = text.length();
            text.appendCodePoint(c);
            if (text.length() > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            Arrays.fill(starts, from, text.length(), start);
            Arrays.fill(ends, from, text.length(), end);
        }

        boolean isEmpty() {
            return codePoints == 0;
        }

        boolean isTooLong() {
            return codePoints > LONGEST_WORD;
        }

        String text() {
            return text.toString();
        }

        int length() {
            return text.length();
        }

        int start(int i) {
            return starts[i];
        }

        /** Where the characters before an index end; of a word that is too long, where it ends. */
        int end(int to) {
            return isTooLong() ? last : ends[to - 1];
        }

        void clear() {
            text.setLength(0);
            codePoints = 0;
        }
    }
}
