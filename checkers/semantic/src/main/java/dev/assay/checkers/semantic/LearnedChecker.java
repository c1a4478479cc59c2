package dev.assay.checkers.semantic;

import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.learning.Credit;
import dev.assay.checkers.semantic.learning.Teaching;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Service;
import dev.assay.spi.Suggests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.MetaInfServices;

/**
 * {@code text.learned}: what humans gave for like answers to the same question. With fewer than
 * five graded answers it judges as {@code text.similarity} does; the very words of a graded answer
 * get its mark from the first one on.
 */
@MetaInfServices(CheckerType.class)
public final class LearnedChecker
        implements CheckerType<LearnedChecker.Config>, Suggests<LearnedChecker.Config> {

    /** The settings. */
    public record Config(
            @Option(
                            "Right answers to compare with; the nearest counts. Without any, the"
                                    + " question's references.")
                    List<String> references,
            @Option(
                            "`partial` (unless said): the share of full marks that a human would"
                                    + " give on average, in hundredths. `whole`: 1 when it is more"
                                    + " likely right than not, else 0.")
                    Optional<Credit> credit) {

        public Config {
            references = List.copyOf(references);
        }
    }

    @Override
    public CheckerInfo info() {
        return new CheckerInfo(
                "text.learned",
                5,
                Cost.HEAVY,
                "Learns from graded answers to the question what an answer is worth");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(Embedder.class);
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        return new SemanticCheck(grounds(config, context), config.credit().orElse(Credit.PARTIAL));
    }

    private static Grounds grounds(Config config, BindContext context)
            throws InvalidConfigException {
        return Grounds.of(config.references(), context.graded().answers(), context);
    }

    @Override
    public Suggester suggester(Config config, BindContext context) throws InvalidConfigException {
        Grounds grounds = grounds(config, context);
        List<String> graded = context.graded().answers().stream().map(one -> one.answer()).toList();
        return (answers, count) ->
                Teaching.most(
                        grounds.readAll(answers.stream().map(Answer::text).toList()),
                        grounds.readAll(graded),
                        grounds.judge(),
                        count);
    }
}
