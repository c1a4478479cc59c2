package dev.assay.checkers.code.python;

import dev.assay.checkers.code.structure.StructureCheck;
import dev.assay.checkers.code.structure.StructureConfig;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import dev.assay.spi.Service;
import java.util.Set;
import org.kohsuke.MetaInfServices;

/**
 * {@code python.structure}: whether an answer's Python is built as it should be.
 *
 * <p>A pattern is Python with holes: {@code for $X, $Y in $LOADER: ... $OPT.step() ...}. Names are
 * compared by what they stand for, so that {@code torch.randn(...)} finds {@code th.randn(3)};
 * names of variables, quotes, parentheses, the order of keywords and the spelling of numbers don't
 * matter; {@code x += 1} is {@code x = x + 1}. {@code f()} is a call without arguments, {@code
 * f(...)} one with any.
 */
@MetaInfServices(CheckerType.class)
public final class StructureChecker implements CheckerType<StructureConfig> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "python.structure",
                    3,
                    Cost.INSTANT,
                    "Whether Python is built as it should be: patterns that read like code with"
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
    public Set<Class<? extends Service>> requires() {
        return Set.of(PythonParser.class);
    }

    @Override
    public Check bind(StructureConfig config, BindContext context) throws InvalidConfigException {
        PythonParser parser = context.service(PythonParser.class);
        StructureCheck check = StructureCheck.bind(config, new PythonFrontEnd(parser), context);
        PythonTree.Making making = new PythonTree.Making(parser);
        return (answer, at) -> {
            if (answer.isBlank()) {
                return Outcome.ungradable("the answer is empty");
            }
            PythonTree.Code code = at.derived(making);
            return code.unreadable().isPresent()
                    ? Outcome.ungradable(code.unreadable().get())
                    : check.check(answer, code.tree());
        };
    }
}
