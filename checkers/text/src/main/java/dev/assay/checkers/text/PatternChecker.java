package dev.assay.checkers.text;

import dev.assay.checkers.text.pattern.Notation;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/**
 * Looks for words, in which order and how near each other, by rules in Moodle's Pattern Match
 * notation or spelt out in YAML.
 */
@MetaInfServices(CheckerType.class)
public final class PatternChecker implements CheckerType<PatternChecker.Config> {

    /** The settings. */
    public record Config(
            @Option(
                            "What an answer has to say: a text in Pattern Match notation"
                                    + " (`match_mow(tom|dick harry)`), a word or a phrase, or a"
                                    + " mapping. Worth 1.")
                    @Nullable Pattern pattern,
            @Option(
                            "Several patterns, each with its score: the first that the answer meets"
                                    + " decides. Instead of `pattern`.")
                    List<Rule> rules,
            @Option("What the learner reads when no rule is met; nothing unless said.")
                    @Nullable String otherwise,
            @Option(
                            "What else may stand for a word of a pattern: `{gpu: [accelerator,"
                                    + " graphics card]}`; `*` and `?` are wildcards.")
                    Map<String, List<String>> synonyms,
            @Option(
                            "Words that are right as they are: none of them is the misspelling of"
                                    + " another.")
                    List<String> dictionary,
            @Option(
                            "How words outside of Pattern Match notation may be misspelt: `exact`"
                                + " not at all, `one` mistake in words of four letters or more (one"
                                + " letter too many in those of three), `two` in words of eight or"
                                + " more besides; `two` unless said. Common English words are never"
                                + " misspellings.")
                    @Nullable Spelling spelling,
            @Option("Whether capital letters matter; `false` unless said.") boolean caseSensitive,
            @Option("Characters that end a sentence; `.?!` unless said.")
                    @Nullable String sentenceDividers,
            @Option(
                            "Characters that are read as a space, in patterns too; `,;:\"()[]{}`"
                                    + " unless said. Pattern Match has `,;:\"`.")
                    @Nullable String convertedToSpace) {

        public Config {
            rules = List.copyOf(rules);
            synonyms = Map.copyOf(synonyms);
            dictionary = List.copyOf(dictionary);
        }
    }

    /** A pattern with its score. */
    public record Rule(
            @Option("What the answer has to say, written as under `pattern`.") Pattern when,
            @Option("What it is worth, 0 to 1; 1 unless said.") @Nullable BigDecimal score,
            @Option("What the learner reads when this rule decides; nothing unless said.")
                    @Nullable String feedback) {

        /** A pattern that is worth 1. */
        public static Rule parse(String text) {
            return new Rule(Pattern.parse(text), null, null);
        }
    }

    /**
     * What an answer has to say: one of {@code match}, {@code words}, {@code all}, {@code any},
     * {@code not}, {@code near} and {@code in-order}.
     */
    public record Pattern(
            @Option("Its name in evidence; the pattern's own words unless said.")
                    @Nullable String id,
            @Option(
                            "Pattern Match notation: `match_all(…)`, `match_any(…)`, `not(…)` and"
                                + " `match_` with the options `c` more characters in a word, `o`"
                                + " any order, `w` other words, `m` `mr` `mt` `mx` `mf` a"
                                + " misspelling (any, other letter, swapped, extra, fewer), `m2`"
                                + " two, `p0` to `p4` words between those that `_` joins (2). In"
                                + " the brackets: space for `and`, `|` for `or`, `[…]` for a"
                                + " phrase, `*`, `?`, and a backslash before what is meant as it"
                                + " is.")
                    @Nullable String match,
            @Option(
                            "A word, or words that follow each other: `carbon dioxide`,"
                                    + " `carbon|C dioxide`, `photosynth*`. A text alone means the"
                                    + " same.")
                    @Nullable String words,
            @Option("Patterns that all have to be met.") List<Pattern> all,
            @Option("Patterns of which one has to be met.") List<Pattern> any,
            @Option("A pattern that must not be met.") @Nullable Pattern not,
            @Option("Words near each other, in any order, in one sentence.") List<Pattern> near,
            @Option("Words in this order.") List<Pattern> inOrder,
            @Option(
                            "For `near` and `in-order`: how many words may stand between two of"
                                    + " them, 0 to 20; 3 for `near`, any number for `in-order`"
                                    + " unless said.")
                    @Nullable Integer within,
            @Option(
                            "For `in-order` and `all`: whether the words have to stand in one"
                                    + " sentence; `false` unless said, but for `in-order` with"
                                    + " `within`.")
                    @Nullable Boolean withinSentence,
            @Option("How its words may be misspelt, if not as said for all.")
                    @Nullable Spelling spelling,
            @Option(
                            "For members of a topmost `all`: its share of the score beside the"
                                    + " others', above 0; once one has a weight, those that are met"
                                    + " earn theirs (1 unless said).")
                    @Nullable BigDecimal weight,
            @Option("What the learner reads when it is not met; nothing unless said.")
                    @Nullable String missing) {

        public Pattern {
            all = List.copyOf(all);
            any = List.copyOf(any);
            near = List.copyOf(near);
            inOrder = List.copyOf(inOrder);
        }

        /** A text alone: Pattern Match notation, a word or a phrase. */
        public static Pattern parse(String text) {
            boolean notation = Notation.is(text);
            return new Pattern(
                    null,
                    notation ? text : null,
                    notation ? null : text,
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /** How many misspellings of a word are let pass. */
    public enum Spelling {
        EXACT,
        ONE,
        TWO
    }

    @Override
    public CheckerInfo info() {
        return new CheckerInfo(
                "text.pattern",
                1,
                Cost.INSTANT,
                "Looks for words, their order and nearness, in Pattern Match notation or YAML");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        return PatternCheck.compile(config, context);
    }
}
