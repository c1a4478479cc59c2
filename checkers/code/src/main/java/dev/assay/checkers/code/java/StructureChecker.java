package dev.assay.checkers.code.java;

import dev.assay.checkers.code.structure.StructureCheck;
import dev.assay.checkers.code.structure.StructureConfig;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import org.kohsuke.MetaInfServices;

/**
 * {@code java.structure}: whether an answer's Java is built as it should be.
 *
 * <p>A pattern is Java with holes: {@code for ($T $X : $XS) { ... $SUM += $X; ... }}. Classes are
 * compared by what they stand for, {@code List} and {@code java.util.List} alike; names of
 * variables, {@code var}, type arguments that the pattern leaves out, modifiers and braces don't
 * matter; {@code i++} is {@code i = i + 1}. {@code f()} is a call without arguments, {@code f(...)}
 * one with any.
 */
@MetaInfServices(CheckerType.class)
public final class StructureChecker implements CheckerType<StructureConfig> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "java.structure",
                    3,
                    Cost.INSTANT,
                    "Whether Java is built as it should be: patterns that read like code with"
                            + " holes.");

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<StructureConfig> configType() {
        return StructureConfig.class;
    }

    @Override
    public Check bind(StructureConfig config, BindContext context) throws InvalidConfigException {
        StructureCheck check = StructureCheck.bind(config, new JavaFrontEnd(), context);
        return (answer, at) -> {
            if (answer.isBlank()) {
                return Outcome.ungradable("the answer is empty");
            }
            JavaTree.Code code = at.derived(JavaTree.Making.ONLY);
            return code.unreadable().isPresent()
                    ? Outcome.ungradable(code.unreadable().get())
                    : check.check(answer, code.tree());
        };
    }
}
