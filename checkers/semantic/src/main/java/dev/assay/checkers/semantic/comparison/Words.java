package dev.assay.checkers.semantic.comparison;

import dev.assay.checkers.semantic.comparison.Word.Kind;
import dev.assay.checkers.semantic.embedding.Embedding;
import dev.assay.prose.language.Contractions;
import dev.assay.prose.language.Negation;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Cuts an embedded text into words. */
final class Words {

    /** Vocabulary number of the most frequent whole word; what stands before are signs. */
    private static final int FIRST_WORD = 1996;

    private static final double RAREST = Math.log1p(30522 - FIRST_WORD);

    private Words() {}

    /** The words of the part of a text that was embedded. */
    static List<Word> of(String text, Embedding embedding) {
        List<Word> words = new ArrayList<>();
        int piece = 0;
        int read = 0;
        try (StandardTokenizer tokenizer = new StandardTokenizer()) {
            CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
            OffsetAttribute offsets = tokenizer.addAttribute(OffsetAttribute.class);
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                int start = offsets.startOffset();
                if (start < read) {
                    continue; // the second half of "w/o"
                }
                int without = Contractions.endOfWithout(text, start);
                int end = without < 0 ? offsets.endOffset() : without;
                while (piece < embedding.size() && embedding.end(piece) <= start) {
                    piece++;
                }
                int last = piece;
                while (last < embedding.size() && embedding.start(last) < end) {
                    last++;
                }
                if (last > piece) {
                    String name = without < 0 ? term.toString() : "without";
                    words.add(word(name, start, end, embedding, piece, last));
                }
                read = end;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string can be read", e);
        }
        return List.copyOf(words);
    }

    private static Word word(
            String term, int start, int end, Embedding embedding, int from, int to) {
        String name = term.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        Kind kind = kind(name);
        String base = name.endsWith("'s") ? name.substring(0, name.length() - 2) : name;
        double weight =
                switch (kind) {
                    case CONTENT, NUMBER -> weight(embedding, from, to);
                    case NEGATOR -> 0.3;
                    case FUNCTION -> 0.1;
                };
        return new Word(
                name,
                stem(base),
                kind,
                Spelling.of(name),
                start,
                end,
                weight,
                vector(embedding, from, to));
    }

    private static Kind kind(String name) {
        String plain = name.replace("'", "");
        if (Negation.isNegator(plain) || Negation.isUntrue(plain)) {
            return Kind.NEGATOR;
        }
        if (WordList.FUNCTION.contains(name)) {
            return Kind.FUNCTION;
        }
        return Character.isDigit(name.charAt(0)) ? Kind.NUMBER : Kind.CONTENT;
    }

    /** From the rank of the word in the vocabulary: a word of several pieces is rarer than all. */
    private static double weight(Embedding embedding, int from, int to) {
        double rank =
                to - from > 1
                        ? 1
                        : Math.log1p(Math.max(0, embedding.piece(from) - FIRST_WORD)) / RAREST;
        return 0.2 + 0.8 * rank;
    }

    private static float[] vector(Embedding embedding, int from, int to) {
        if (to - from == 1) {
            return embedding.token(from);
        }
        float[] sum = new float[embedding.token(from).length];
        for (int i = from; i < to; i++) {
            float[] token = embedding.token(i);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += token[k];
            }
        }
        double length = Math.sqrt(Embedding.dot(sum, sum));
        for (int k = 0; length > 0 && k < sum.length; k++) {
            sum[k] = (float) (sum[k] / length);
        }
        return sum;
    }

    static String stem(String name) {
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(name);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
