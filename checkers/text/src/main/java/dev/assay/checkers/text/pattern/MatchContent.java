package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Sequence.Alternative;
import dev.assay.checkers.text.pattern.Sequence.Item;
import dev.assay.checkers.text.pattern.Sequence.Link;
import dev.assay.checkers.text.pattern.Sequence.Slot;
import dev.assay.checkers.text.pattern.Sequence.Style;
import dev.assay.spi.InvalidConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands between the brackets of {@code match_mow(tom|[dick or] harry_sid)}. */
final class MatchContent {

    private final String path;
    private final String source;
    private final String text;
    private final MatchOptions options;
    private final Reading reading;
    private final Synonyms synonyms;
    private int at;

    MatchContent(
            String path,
            String source,
            String content,
            MatchOptions options,
            Reading reading,
            Synonyms synonyms) {
        this.path = path;
        this.source = source;
        this.text = spaced(Reading.plain(content), reading);
        this.options = options;
        this.reading = reading;
        this.synonyms = synonyms;
    }

    /** The content with spaces for what is read as one, unless it has a meaning here. */
    private static String spaced(String content, Reading reading) {
        StringBuilder spaced = new StringBuilder(content);
        for (int i = 0; i < spaced.length(); i++) {
            char c = spaced.charAt(i);
            if (c == '\\') {
                i++;
            } else if ("|_[]*?".indexOf(c) < 0 && reading.isSpace(c)) {
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced.toString();
    }

    Sequence read() throws InvalidConfigException {
        List<Item> items = new ArrayList<>();
        List<Boolean> joints = new ArrayList<>();
        blanks();
        while (at < text.length()) {
            items.add(item(false));
            joints.add(joint());
        }
        if (items.isEmpty()) {
            throw bad("there is nothing to look for", "put words between the brackets");
        }
        if (joints.removeLast()) {
            throw bad("nothing follows '_'", "name the word that has to follow, or delete it");
        }
        return new Sequence(
                source,
                bound(items, joints),
                links(joints),
                options.anyOrder(),
                options.extraWords(),
                Optional.empty(),
                new Style(options.mistakes(), options.extraCharacters(), false));
    }

    private List<Link> links(List<Boolean> joints) {
        return joints.stream().map(near -> near ? near() : Link.ANYWHERE).toList();
    }

    private Link near() {
        return new Link(options.extraWords() ? options.gaps() : unbroken(), true);
    }

    /** Without other words there are only those of the pattern to stand between. */
    private int unbroken() {
        return options.anyOrder() ? options.gaps() : 0;
    }

    /** Phrases that "_" joins to something keep their order, in one sentence. */
    private static List<Item> bound(List<Item> items, List<Boolean> joints) {
        List<Item> bound = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            boolean joined = (i > 0 && joints.get(i - 1)) || (i < joints.size() && joints.get(i));
            bound.add(joined ? bound(items.get(i)) : items.get(i));
        }
        return bound;
    }

    private static Item bound(Item item) {
        return new Item(
                item.source(),
                item.alternatives().stream()
                        .map(
                                one ->
                                        new Alternative(
                                                one.source(),
                                                one.slots(),
                                                one.links().stream()
                                                        .map(link -> new Link(link.most(), true))
                                                        .toList(),
                                                false))
                        .toList());
    }

    /** Words and phrases with "|" between them. */
    private Item item(boolean inPhrase) throws InvalidConfigException {
        int start = at;
        int end = at;
        List<Alternative> alternatives = new ArrayList<>();
        while (true) {
            if (at < text.length() && text.charAt(at) == '[') {
                if (inPhrase) {
                    throw bad("'[' inside of '[ ]'", "phrases don't nest: close the one before");
                }
                alternatives.add(phrase());
            } else {
                alternatives.addAll(word());
            }
            end = at;
            blanks();
            if (at >= text.length() || text.charAt(at) != '|') {
                break;
            }
            at++;
            blanks();
        }
        return new Item(text.substring(start, end), alternatives);
    }

    /** Passes what joins two items; whether it is "_". */
    private boolean joint() {
        blanks();
        boolean near = at < text.length() && text.charAt(at) == '_';
        if (near) {
            at++;
            blanks();
        }
        return near;
    }

    private Alternative phrase() throws InvalidConfigException {
        int start = at++;
        List<Slot> slots = new ArrayList<>();
        List<Boolean> joints = new ArrayList<>();
        blanks();
        while (at < text.length() && text.charAt(at) != ']') {
            Item item = item(true);
            List<Glob> words = new ArrayList<>();
            for (Alternative alternative : item.alternatives()) {
                // A synonym of several words can't stand inside a phrase.
                if (alternative.slots().size() == 1) {
                    words.addAll(alternative.slots().getFirst().words());
                }
            }
            slots.add(new Slot(words));
            joints.add(joint());
        }
        if (at >= text.length()) {
            throw bad("']' is missing: " + text.substring(start), "close the phrase");
        }
        at++;
        if (slots.isEmpty()) {
            throw bad("'[ ]' is empty", "put the words of the phrase into it");
        }
        if (joints.removeLast()) {
            throw bad("nothing follows '_'", "name the word that has to follow, or delete it");
        }
        boolean free = joints.stream().noneMatch(joint -> joint);
        return new Alternative(text.substring(start, at), slots, links(joints), free);
    }

    /** A word, and what else may stand for it. */
    private List<Alternative> word() throws InvalidConfigException {
        int start = at;
        while (at < text.length() && " |_[]".indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        if (at == start) {
            throw bad(
                    at < text.length()
                            ? "no word before '" + text.charAt(at) + "'"
                            : "a word is missing at the end",
                    "name the word, or write \\ before a character that is meant as it is");
        }
        if (at < text.length() && text.charAt(at) == '[') {
            throw bad("'[' stands behind a word", "put a space, '|' or '_' before it");
        }
        return synonyms.alternatives(path, text.substring(start, at), reading);
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private InvalidConfigException bad(String problem, String mend) {
        return new InvalidConfigException(path, problem + ", in " + source, mend);
    }
}
