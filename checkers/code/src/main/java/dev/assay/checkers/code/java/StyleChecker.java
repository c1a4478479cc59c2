package dev.assay.checkers.code.java;

import dev.assay.checkers.code.java.Deduction.Finding;
import dev.assay.checkers.code.java.style.Found;
import dev.assay.checkers.code.java.style.Limits;
import dev.assay.checkers.code.java.style.Rule;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.StructureCheck;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/**
 * {@code java.style}: whether an answer's Java keeps to some rules of style, each with a name. Code
 * that does not parse is judged as far as it does, with less confidence.
 */
@MetaInfServices(CheckerType.class)
public final class StyleChecker implements CheckerType<StyleChecker.Config> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "java.style",
                    2,
                    Cost.INSTANT,
                    "Whether Java keeps to rules of style: names, length, unused code, magic"
                            + " numbers and the like.");

    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final int METHOD_LINES = 40;
    private static final int LINE_LENGTH = 120;
    private static final int PARAMETERS = 5;
    private static final int NESTING = 3;

    private static final List<BigDecimal> PLAIN_NUMBERS =
            List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TWO, BigDecimal.TEN);

    /** The settings. */
    public record Config(
            @Option("The rules that are looked at.") List<Rule> rules,
            @Option("What each place costs: above 0, up to 1; 0.1 unless said.")
                    @Nullable BigDecimal cost,
            @Option("How many places cost nothing: 0 unless said.") @Nullable Integer atMost,
            @Option("method-length: the most lines of a method, 40 unless said.")
                    @Nullable Integer maxMethodLines,
            @Option("line-length: the most characters of a line, 120 unless said.")
                    @Nullable Integer maxLineLength,
            @Option("parameters: the most parameters of a method, 5 unless said.")
                    @Nullable Integer maxParameters,
            @Option("nesting: the most loops and conditions inside each other, 3 unless said.")
                    @Nullable Integer maxNesting,
            @Option("magic-numbers: numbers that are none, besides 0, 1, 2 and 10.")
                    List<BigDecimal> plainNumbers) {

        public Config {
            rules = List.copyOf(rules);
            plainNumbers = List.copyOf(plainNumbers);
        }
    }

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        if (config.rules().isEmpty()) {
            throw new InvalidConfigException("rules", "there are none", "name naming, unused, …");
        }
        Set<BigDecimal> numbers = new HashSet<>(PLAIN_NUMBERS);
        numbers.addAll(config.plainNumbers());
        Limits limits =
                new Limits(
                        limit("max-method-lines", config.maxMethodLines(), METHOD_LINES),
                        limit("max-line-length", config.maxLineLength(), LINE_LENGTH),
                        limit("max-parameters", config.maxParameters(), PARAMETERS),
                        limit("max-nesting", config.maxNesting(), NESTING),
                        numbers);
        Deduction deduction = Deduction.of(config.cost(), TENTH, config.atMost());
        List<Rule> rules = config.rules().stream().distinct().toList();
        return (answer, at) -> check(answer, at, rules, limits, deduction);
    }

    private static int limit(String path, @Nullable Integer given, int otherwise)
            throws InvalidConfigException {
        int limit = given == null ? otherwise : given;
        if (limit < 1) {
            throw new InvalidConfigException(path, "it is " + limit, "write 1 or more");
        }
        return limit;
    }

    private static Outcome check(
            Answer answer,
            CheckContext context,
            List<Rule> rules,
            Limits limits,
            Deduction deduction)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        JavaTree.Code java = context.derived(JavaTree.Making.ONLY);
        if (java.unreadable().isPresent()) {
            return Outcome.ungradable(java.unreadable().get());
        }
        CodeTree code = java.tree();
        if (!StructureCheck.isProgram(code)) {
            return Outcome.ungradable("there is no Java in the answer");
        }
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            String label = rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (Found found : rule.find(code, limits)) {
                findings.add(
                        Deduction.finding(
                                code, found.node(), label, found.sentence() + " (" + label + ")"));
            }
        }
        return deduction.outcome(answer, code, findings);
    }
}
