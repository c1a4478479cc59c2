package dev.assay.checkers.semantic.comparison;

import dev.assay.checkers.semantic.embedding.Embedding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A text that has been read: its meaning and its words. Immutable. */
public final class Passage {

    private final String text;
    private final Embedding embedding;
    private final List<Word> words;
    private final List<Word> content;
    private final Set<String> stems;
    private final SoftCardinality cardinality;
    private final Trigrams trigrams;

    private Passage(String text, Embedding embedding, List<Word> words) {
        this.text = text;
        this.embedding = embedding;
        this.words = words;
        this.content = words.stream().filter(Word::isContent).toList();
        Set<String> found = new HashSet<>();
        words.forEach(word -> found.add(word.stem()));
        this.stems = Set.copyOf(found);
        this.cardinality = SoftCardinality.of(content);
        this.trigrams = Trigrams.of(content);
    }

    /** Reads a text. */
    public static Passage of(String text, Embedding embedding) {
        return new Passage(text, embedding, Words.of(text, embedding));
    }

    /** What was read. */
    public String text() {
        return text;
    }

    /** Its meaning. */
    public Embedding embedding() {
        return embedding;
    }

    List<Word> words() {
        return words;
    }

    /** The words that carry content. */
    List<Word> content() {
        return content;
    }

    /** Of all words. */
    boolean has(String stem) {
        return stems.contains(stem);
    }

    /** How many different words carry content. */
    SoftCardinality cardinality() {
        return cardinality;
    }

    /** The letters of the words that carry content. */
    Trigrams trigrams() {
        return trigrams;
    }

    long negators() {
        return words.stream().filter(word -> word.kind() == Word.Kind.NEGATOR).count();
    }
}
