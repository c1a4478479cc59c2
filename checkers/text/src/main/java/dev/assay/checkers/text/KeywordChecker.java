package dev.assay.checkers.text;

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
 * Looks for concepts in prose: words and phrases in any inflection, lightly misspelt, by a synonym;
 * what is denied is not said.
 */
@MetaInfServices(CheckerType.class)
public final class KeywordChecker implements CheckerType<KeywordChecker.Config> {

    /** The settings. */
    public record Config(
            @Option("What has to be said; each concept counts once, however often it is said.")
                    List<Concept> concepts,
            @Option(
                            "Shorthand for concepts of one member and weight 1: `[stack, LIFO]` is"
                                    + " `concepts: [{any: [stack]}, {any: [LIFO]}]`.")
                    List<String> keywords,
            @Option(
                            "What costs marks when it is said (and not denied); the penalties are"
                                    + " taken off the score, down to 0.")
                    List<MustNot> mustNot,
            @Option(
                            "The sum of weights that is worth full marks, above 0; all of them"
                                    + " unless said. `2` with five concepts asks for any two.")
                    @Nullable BigDecimal enough,
            @Option(
                            "Phrases that stand for each other here, beside the course's resource"
                                    + " `text.synonyms`: `{gpu: [graphics card]}`.")
                    Map<String, List<String>> synonyms,
            @Option("Where words count: `prose`, `code` or `anywhere`; `anywhere` unless said.")
                    @Nullable Where where,
            @Option(
                            "Whether misspelt words count: one edit in words of 5 to 7 letters, two"
                                    + " in longer ones; `true` unless said.")
                    @Nullable Boolean spelling,
            @Option(
                            "Whether concepts count only where the answer stands by them: not in"
                                + " `unlike X`, `X is a myth`, `without it X`, and not where they"
                                + " are the subject of a denial; `false` unless said. For mistakes"
                                + " that cost marks.")
                    @Nullable Boolean claimed) {

        public Config {
            concepts = List.copyOf(concepts);
            keywords = List.copyOf(keywords);
            mustNot = List.copyOf(mustNot);
            synonyms = Map.copyOf(synonyms);
        }
    }

    /** Something that has to be said. */
    public record Concept(
            @Option("Its name in evidence; its first member unless said.") @Nullable String id,
            @Option(
                            "Members of which one is enough: a word (`contiguous`), a phrase"
                                + " (`shares memory`), words near each other in any order (`memory"
                                + " & share`), words in order with others between (`share ..."
                                + " memory`), one word of several (`copy|move & gpu`), a beginning"
                                + " (`reproduc*`), exact words in quotes (`'\"mean\"'`), or"
                                + " something denied (`not contiguous`).")
                    List<String> any,
            @Option("Members that all have to be found, anywhere in the answer.") List<String> all,
            @Option("How many of `any` are needed; fewer earn their share. 1 unless said.")
                    @Nullable Integer atLeast,
            @Option("What it is worth beside the others, above 0; 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option(
                            "Whether it counts when it is denied too, as in `NumPy has no"
                                    + " autograd`; `false` unless said.")
                    @Nullable Boolean evenDenied,
            @Option("What the learner reads when it is missing; nothing unless said.")
                    @Nullable String missing) {

        public Concept {
            any = List.copyOf(any);
            all = List.copyOf(all);
        }

        String name() {
            return id != null ? id : any.isEmpty() ? String.join(", ", all) : any.getFirst();
        }
    }

    /** Something that must not be said. */
    public record MustNot(
            @Option("Its name in evidence; its first member unless said.") @Nullable String id,
            @Option("Members of which one is enough, written as in `concepts`.") List<String> any,
            @Option("Members that all have to be found.") List<String> all,
            @Option("What is taken off the score, above 0 up to 1; 1 unless said.")
                    @Nullable BigDecimal penalty,
            @Option("What the learner reads when it is said; nothing unless said.")
                    @Nullable String feedback) {

        public MustNot {
            any = List.copyOf(any);
            all = List.copyOf(all);
        }

        String name() {
            return id != null ? id : any.isEmpty() ? String.join(", ", all) : any.getFirst();
        }
    }

    /** The course's resource of synonyms. */
    public record SynonymResource(Map<String, List<String>> synonyms) {

        public SynonymResource {
            synonyms = Map.copyOf(synonyms);
        }
    }

    @Override
    public CheckerInfo info() {
        return new CheckerInfo(
                "text.keyword",
                3,
                Cost.INSTANT,
                "Looks for concepts in prose: inflected, misspelt, by synonyms, not when denied");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        return KeywordCheck.compile(config, context);
    }
}
