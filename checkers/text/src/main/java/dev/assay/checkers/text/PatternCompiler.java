package dev.assay.checkers.text;

import dev.assay.checkers.text.PatternChecker.Config;
import dev.assay.checkers.text.PatternChecker.Pattern;
import dev.assay.checkers.text.PatternChecker.Spelling;
import dev.assay.checkers.text.pattern.Expression;
import dev.assay.checkers.text.pattern.Lint;
import dev.assay.checkers.text.pattern.Mistakes;
import dev.assay.checkers.text.pattern.Notation;
import dev.assay.checkers.text.pattern.Phrases;
import dev.assay.checkers.text.pattern.Reading;
import dev.assay.checkers.text.pattern.Sequence;
import dev.assay.checkers.text.pattern.Sequence.Item;
import dev.assay.checkers.text.pattern.Sequence.Link;
import dev.assay.checkers.text.pattern.Synonyms;
import dev.assay.spi.InvalidConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns patterns as configured into expressions. */
final class PatternCompiler {

    private static final int NEAR = 3;
    private static final int FURTHEST = 20;

    private final Reading reading;
    private final Synonyms synonyms;
    private final Phrases phrases;
    private final Spelling spelling;
    private final Lint lint;

    PatternCompiler(Config config, Reading reading, Synonyms synonyms, Lint lint) {
        this.reading = reading;
        this.synonyms = synonyms;
        this.phrases = new Phrases(reading, synonyms);
        this.spelling = config.spelling() == null ? Spelling.TWO : config.spelling();
        this.lint = lint;
    }

    Expression compile(String path, Pattern pattern) throws InvalidConfigException {
        Expression expression = expression(path, pattern);
        return pattern.id() == null && pattern.missing() == null
                ? expression
                : new Expression.Named(
                        pattern.id() == null ? "" : pattern.id(),
                        pattern.missing() == null ? "" : pattern.missing(),
                        expression);
    }

    private Expression expression(String path, Pattern pattern) throws InvalidConfigException {
        String kind = kind(path, pattern);
        return switch (kind) {
            case "match" -> notation(path, pattern);
            case "words" -> {
                Item item = phrases.item(path, List.of(own(pattern)));
                yield match(path, Phrases.anywhere(item.source(), item, mistakes(pattern)));
            }
            case "all" ->
                    Boolean.TRUE.equals(pattern.withinSentence())
                            ? together(path, pattern, pattern.all(), Integer.MAX_VALUE, "all")
                            : new Expression.All(members(path + ".all", pattern.all()));
            case "any" -> new Expression.Any(members(path + ".any", pattern.any()));
            case "not" -> new Expression.Not(compile(path + ".not", required(pattern.not())));
            case "near" ->
                    together(
                            path,
                            pattern,
                            pattern.near(),
                            pattern.within() == null ? NEAR : pattern.within(),
                            "near");
            default -> inOrder(path, pattern);
        };
    }

    private static Pattern required(@Nullable Pattern pattern) {
        return Objects.requireNonNull(pattern);
    }

    /** The only one of the keys that say what is looked for. */
    private static String kind(String path, Pattern pattern) throws InvalidConfigException {
        List<String> kinds = new ArrayList<>();
        add(kinds, "match", pattern.match() != null);
        add(kinds, "words", pattern.words() != null);
        add(kinds, "all", !pattern.all().isEmpty());
        add(kinds, "any", !pattern.any().isEmpty());
        add(kinds, "not", pattern.not() != null);
        add(kinds, "near", !pattern.near().isEmpty());
        add(kinds, "in-order", !pattern.inOrder().isEmpty());
        if (kinds.size() != 1) {
            throw new InvalidConfigException(
                    path,
                    kinds.isEmpty()
                            ? "it looks for nothing"
                            : "'" + kinds.get(0) + "' and '" + kinds.get(1) + "' are given both",
                    kinds.isEmpty()
                            ? "give it match, words, all, any, not, near or in-order"
                            : "join them under 'all' or 'any'");
        }
        String kind = kinds.getFirst();
        boolean distance = kind.equals("near") || kind.equals("in-order");
        if (pattern.within() != null && !distance) {
            throw new InvalidConfigException(
                    path + ".within",
                    "'" + kind + "' knows no distance",
                    "write 'near' or 'in-order', or delete it");
        }
        if (pattern.within() != null && (pattern.within() < 0 || pattern.within() > FURTHEST)) {
            throw new InvalidConfigException(
                    path + ".within",
                    pattern.within() + " is not 0 to " + FURTHEST,
                    "write how many words may stand between");
        }
        if (pattern.withinSentence() != null && !kind.equals("all") && !kind.equals("in-order")) {
            throw new InvalidConfigException(
                    path + ".within-sentence",
                    "'" + kind + "' does not ask for a sentence",
                    "write 'all' or 'in-order', or delete it");
        }
        if (pattern.spelling() != null && (kind.equals("match") || kind.equals("not"))) {
            throw new InvalidConfigException(
                    path + ".spelling",
                    "it says nothing about '" + kind + "'",
                    kind.equals("match") ? "write m or m2 behind match_" : "say it of its words");
        }
        return kind;
    }

    private static void add(List<String> kinds, String kind, boolean given) {
        if (given) {
            kinds.add(kind);
        }
    }

    private Expression notation(String path, Pattern pattern) throws InvalidConfigException {
        String at = pattern.id() == null ? path : path + ".match";
        return Notation.read(at, own(pattern), reading, synonyms, lint);
    }

    private static String own(Pattern pattern) {
        String match = pattern.match();
        return match != null ? match : String.valueOf(pattern.words());
    }

    private List<Expression> members(String path, List<Pattern> patterns)
            throws InvalidConfigException {
        List<Expression> members = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            members.add(compile(path + "[" + i + "]", patterns.get(i)));
        }
        return members;
    }

    private Expression together(
            String path, Pattern pattern, List<Pattern> members, int most, String kind)
            throws InvalidConfigException {
        List<Item> items = items(path + "." + kind, members);
        return match(
                path,
                Phrases.together(
                        path,
                        source(items, " near "),
                        items,
                        new Link(most, true),
                        mistakes(pattern)));
    }

    private Expression inOrder(String path, Pattern pattern) throws InvalidConfigException {
        List<Item> items = items(path + ".in-order", pattern.inOrder());
        Integer within = pattern.within();
        boolean sentence =
                pattern.withinSentence() == null ? within != null : pattern.withinSentence();
        Link link = new Link(within == null ? Integer.MAX_VALUE : within, sentence);
        return match(
                path, Phrases.inOrder(source(items, " then "), items, link, mistakes(pattern)));
    }

    private Expression match(String path, Sequence sequence) {
        lint.sequence(path, sequence, reading);
        return new Expression.Match(sequence);
    }

    private static String source(List<Item> items, String between) {
        return items.stream().map(Item::source).collect(Collectors.joining(between));
    }

    private List<Item> items(String path, List<Pattern> members) throws InvalidConfigException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            String at = path + "[" + i + "]";
            List<String> texts = new ArrayList<>();
            texts(at, members.get(i), texts);
            items.add(phrases.item(at, texts));
        }
        return items;
    }

    /** A word, a phrase, or any of some. */
    private static void texts(String path, Pattern member, List<String> texts)
            throws InvalidConfigException {
        String kind = kind(path, member);
        if (kind.equals("words")) {
            texts.add(own(member));
        } else if (kind.equals("any")) {
            for (int i = 0; i < member.any().size(); i++) {
                texts(path + ".any[" + i + "]", member.any().get(i), texts);
            }
        } else {
            throw new InvalidConfigException(
                    path,
                    "'" + kind + "' has no place and no order among words",
                    "put words or phrases here, or 'any' of some");
        }
    }

    private Mistakes mistakes(Pattern pattern) {
        return switch (pattern.spelling() == null ? spelling : pattern.spelling()) {
            case EXACT -> Mistakes.NONE;
            case ONE -> Mistakes.ONE;
            case TWO -> Mistakes.TWO;
        };
    }
}
