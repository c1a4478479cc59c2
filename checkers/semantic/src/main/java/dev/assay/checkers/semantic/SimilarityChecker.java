package dev.assay.checkers.semantic;

import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.learning.Credit;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.MetaInfServices;

/**
 * {@code text.similarity}: does the answer mean what a reference answer says? Its confidence is the
 * share of such verdicts that humans agreed with, on questions that the model had never seen.
 */
@MetaInfServices(CheckerType.class)
public final class SimilarityChecker implements CheckerType<SimilarityChecker.Config> {

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
                "text.similarity", 5, Cost.HEAVY, "Compares an answer's meaning with references");
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
        return new SemanticCheck(
                Grounds.of(config.references(), List.of(), context),
                config.credit().orElse(Credit.PARTIAL));
    }
}
