package dev.assay.checkers.code.java;

import dev.assay.checkers.code.java.Deduction.Finding;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import dev.assay.checkers.code.structure.StructureCheck;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/**
 * {@code java.forbids}: whether an answer's Java keeps off an API or a construct.
 *
 * <p>Names in comments, texts and imports don't count, nor classes of the answer's own that are
 * called like one of the JDK's. An answer without any Java is ungradable: silence breaks no rule,
 * and earns nothing for that.
 */
@MetaInfServices(CheckerType.class)
public final class ForbidsChecker implements CheckerType<ForbidsChecker.Config> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "java.forbids",
                    2,
                    Cost.INSTANT,
                    "Whether Java keeps off an API, a loop, recursion and the like.");

    /** The settings. */
    public record Config(
            @Option(
                            "What must not be used of a library: a method (System.exit), a class"
                                    + " (Scanner), a package (java.util.stream.*), a method of any"
                                    + " value (.sort), a constructor (new Thread).")
                    List<String> apis,
            @Option("What must not be used of the language.") List<Construct> constructs,
            @Option("Methods of the answer in which all is allowed.") List<String> exceptIn,
            @Option("What each place costs: above 0, up to 1; 1 unless said.")
                    @Nullable BigDecimal cost,
            @Option("How many places cost nothing: 0 unless said.") @Nullable Integer atMost) {

        public Config {
            apis = List.copyOf(apis);
            constructs = List.copyOf(constructs);
            exceptIn = List.copyOf(exceptIn);
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
        if (config.apis().isEmpty() && config.constructs().isEmpty()) {
            throw new InvalidConfigException(
                    "", "it forbids nothing", "name something under apis or constructs");
        }
        List<Api> apis = new ArrayList<>();
        for (int i = 0; i < config.apis().size(); i++) {
            apis.add(Api.read(config.apis().get(i), "apis[" + i + "]"));
            review(apis.getLast(), "apis[" + i + "]", context);
        }
        List<Construct> constructs = config.constructs();
        Set<String> excepted = Set.copyOf(config.exceptIn());
        Deduction deduction = Deduction.of(config.cost(), BigDecimal.ONE, config.atMost());
        return (answer, at) -> check(answer, at, apis, constructs, excepted, deduction);
    }

    /** Warns of members that a class of the JDK does not have. */
    private static void review(Api api, String path, BindContext context) {
        boolean missing =
                api.kind() == Api.Kind.MEMBER
                        && JavaTypes.jdk(api.owner())
                                .map(type -> !JavaTypes.has(type, api.member()))
                                .orElse(false);
        if (missing) {
            context.warn(path, "`" + api.written() + "` does not exist", "check the spelling");
        }
    }

    private static Outcome check(
            Answer answer,
            CheckContext context,
            List<Api> apis,
            List<Construct> constructs,
            Set<String> excepted,
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
        for (int node = next(code, 0, excepted);
                node < code.size();
                node = next(code, node, excepted)) {
            find(code, node, apis, constructs, findings);
        }
        if (constructs.contains(Construct.RECURSION)) {
            for (int call : Recursion.in(code)) {
                if (isExcepted(code, call, excepted)) {
                    continue;
                }
                findings.add(finding(code, call, Construct.RECURSION.words()));
            }
        }
        return deduction.outcome(answer, code, findings, doubtful(code, apis));
    }

    /** Methods with a forbidden name, on something of which nothing is known. */
    private static List<Evidence.Span> doubtful(CodeTree code, List<Api> apis) {
        List<Evidence.Span> doubtful = new ArrayList<>();
        for (int node = 1; node < code.size(); node++) {
            for (Api api : apis) {
                if (!api.isUsed(code, node) && api.mayBeUsed(code, node)) {
                    doubtful.add(code.span(node, "perhaps " + api.written()));
                    break;
                }
            }
        }
        return doubtful;
    }

    private static void find(
            CodeTree code,
            int node,
            List<Api> apis,
            List<Construct> constructs,
            List<Finding> findings) {
        for (Construct construct : constructs) {
            if (construct.is(code, node)) {
                findings.add(finding(code, node, construct.words()));
                return;
            }
        }
        for (Api api : apis) {
            if (api.isUsed(code, node)) {
                int shown = code.form(code.parent(node)) == Form.CALL ? code.parent(node) : node;
                findings.add(finding(code, shown, api.written()));
                return;
            }
        }
    }

    private static Finding finding(CodeTree code, int node, String what) {
        return Deduction.finding(
                code, node, what, "should not be used here: " + what + " is not allowed.");
    }

    private static boolean isExcepted(CodeTree code, int node, Set<String> excepted) {
        int around = code.parent(node);
        while (around > 0 && code.form(around) != Form.FUNCTION) {
            around = code.parent(around);
        }
        return around > 0 && excepted.contains(code.value(code.child(around, 0)));
    }

    private static int next(CodeTree code, int node, Set<String> excepted) {
        int next = node + 1;
        while (next < code.size()
                && code.form(next) == Form.FUNCTION
                && excepted.contains(code.value(code.child(next, 0)))) {
            next = code.after(next);
        }
        return next;
    }
}
