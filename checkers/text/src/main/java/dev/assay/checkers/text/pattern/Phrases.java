package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Sequence.Alternative;
import dev.assay.checkers.text.pattern.Sequence.Item;
import dev.assay.checkers.text.pattern.Sequence.Link;
import dev.assay.checkers.text.pattern.Sequence.Style;
import dev.assay.spi.InvalidConfigException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes sequences of words and phrases that are written as in prose: {@code carbon dioxide}. */
public final class Phrases {

    private static final int MOST_ITEMS = 8;

    private final Reading reading;
    private final Synonyms synonyms;

    /** Phrases whose words may have synonyms. */
    public Phrases(Reading reading, Synonyms synonyms) {
        this.reading = reading;
        this.synonyms = synonyms;
    }

    /** One of several phrases, each with its synonyms. */
    public Item item(String path, List<String> phrases) throws InvalidConfigException {
        List<Alternative> alternatives = new ArrayList<>();
        for (String phrase : phrases) {
            String words = words(phrase);
            if (words.isEmpty()) {
                throw new InvalidConfigException(
                        path, "'" + phrase + "' has no word to look for", "name one");
            }
            alternatives.addAll(synonyms.alternatives(path, words, reading));
        }
        return new Item(String.join(" or ", phrases), alternatives);
    }

    private String words(String phrase) {
        StringBuilder words = new StringBuilder(Reading.plain(phrase));
        for (int i = 0; i < words.length(); i++) {
            if (reading.isSpace(words.charAt(i))) {
                words.setCharAt(i, ' ');
            }
        }
        return words.toString().strip();
    }

    /** One of them, anywhere. */
    public static Sequence anywhere(String source, Item item, Mistakes mistakes) {
        return sequence(source, List.of(item), Link.ANYWHERE, false, Optional.empty(), mistakes);
    }

    /** All of them in this order. */
    public static Sequence inOrder(String source, List<Item> items, Link link, Mistakes mistakes) {
        return sequence(source, items, link, false, Optional.empty(), mistakes);
    }

    /** All of them in any order, with what holds between neighbours. */
    public static Sequence together(
            String path, String source, List<Item> items, Link link, Mistakes mistakes)
            throws InvalidConfigException {
        if (items.size() > MOST_ITEMS) {
            throw new InvalidConfigException(
                    path,
                    items.size() + " members in any order are too many",
                    "name " + MOST_ITEMS + " at most, or put them in an order");
        }
        return sequence(source, items, Link.ANYWHERE, true, Optional.of(link), mistakes);
    }

    private static Sequence sequence(
            String source,
            List<Item> items,
            Link link,
            boolean anyOrder,
            Optional<Link> together,
            Mistakes mistakes) {
        return new Sequence(
                source,
                items,
                Collections.nCopies(items.size() - 1, link),
                anyOrder,
                true,
                together,
                new Style(mistakes, false, true));
    }
}
