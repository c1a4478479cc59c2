package dev.assay.checkers.code.java;

import dev.assay.checkers.code.Tally;
import dev.assay.checkers.code.java.Declarations.Fault;
import dev.assay.checkers.code.java.Declarations.Fit;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import dev.assay.checkers.code.structure.PatternException;
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
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/**
 * {@code java.defines}: whether an answer declares the classes, methods and fields that it should.
 *
 * <p>A declaration is written as Java has it, without bodies: {@code class Stack<T> implements
 * Iterable<T>}, {@code public int pop()}, {@code private int size}. Members between braces must be
 * in that class. {@code _} is any type or name, {@code ...} any parameters. Modifiers, base types
 * and type arguments count where they are written; names of parameters and of type variables, the
 * order of members and whatever else there is don't.
 */
@MetaInfServices(CheckerType.class)
public final class DefinesChecker implements CheckerType<DefinesChecker.Config> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "java.defines",
                    2,
                    Cost.INSTANT,
                    "Which classes, methods and fields an answer's Java declares.");

    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|interface|enum|record)\\s+([\\w$]+)");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** The settings. */
    public record Config(
            @Option("One of these declarations is wanted, as Java has them.") List<String> anyOf,
            @Option("Declarations that are wanted, as Java has them; they weigh the same.")
                    List<String> allOf,
            @Option("Declarations that are wanted, with names and weights.")
                    List<Want> declarations,
            @Option(
                            "What a declaration earns at most that is there but not as asked for:"
                                    + " the share of what is right, times this. 0 to 1, 0.5 unless"
                                    + " said.")
                    @Nullable BigDecimal nearly) {

        public Config {
            anyOf = List.copyOf(anyOf);
            allOf = List.copyOf(allOf);
            declarations = List.copyOf(declarations);
        }
    }

    /** One declaration that is wanted. */
    public record Want(
            @Option("What it is called in evidence; the declaration unless said.")
                    @Nullable String id,
            @Option("The declaration, as Java has it.") String declaration,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight) {}

    /** A declaration that an author wrote. */
    private record Declared(CodeTree tree, int node) {}

    private record Goal(String label, List<Declared> any, BigDecimal weight) {

        Goal {
            any = List.copyOf(any);
        }
    }

    /** How a goal was met, and the share that this earns. */
    private record Met(Fit fit, BigDecimal share) {}

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
        List<Goal> goals = new ArrayList<>();
        if (!config.anyOf().isEmpty()) {
            List<Declared> any = new ArrayList<>();
            for (int i = 0; i < config.anyOf().size(); i++) {
                any.add(declared(config.anyOf().get(i), "any-of[" + i + "]"));
            }
            goals.add(new Goal(String.join(" or ", config.anyOf()), any, BigDecimal.ONE));
        }
        for (int i = 0; i < config.allOf().size(); i++) {
            String written = config.allOf().get(i);
            goals.add(goal(written, written, BigDecimal.ONE, "all-of[" + i + "]"));
        }
        for (int i = 0; i < config.declarations().size(); i++) {
            Want want = config.declarations().get(i);
            String path = "declarations[" + i + "]";
            BigDecimal weight = want.weight() == null ? BigDecimal.ONE : want.weight();
            if (weight.signum() <= 0) {
                throw new InvalidConfigException(
                        path + ".weight", "it is " + weight, "write a weight above 0");
            }
            String label = want.id() == null ? want.declaration() : want.id();
            goals.add(goal(want.declaration(), label, weight, path + ".declaration"));
        }
        if (goals.isEmpty()) {
            throw new InvalidConfigException(
                    "",
                    "it wants nothing",
                    "write declarations under any-of, all-of or declarations");
        }
        BigDecimal nearly = config.nearly() == null ? HALF : config.nearly();
        if (nearly.signum() < 0 || nearly.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException("nearly", "it is " + nearly, "write 0 to 1");
        }
        return (answer, at) -> check(answer, at, goals, nearly);
    }

    private static Goal goal(String written, String label, BigDecimal weight, String path)
            throws InvalidConfigException {
        return new Goal(label, List.of(declared(written, path)), weight);
    }

    private static Declared declared(String written, String path) throws InvalidConfigException {
        String text = withBodies(written.strip());
        boolean type = TYPE.matcher(text).find();
        String whole =
                text.endsWith("}") || text.endsWith(";") ? text : text + (type ? " {}" : ";");
        JavaFrontEnd front = new JavaFrontEnd();
        CodeTree tree;
        try {
            tree = front.parse(front.withoutHoles(whole));
        } catch (PatternException bad) {
            throw new InvalidConfigException(path, bad.problem(), bad.mend());
        } catch (Exception bad) {
            throw new InvalidConfigException(path, "it can't be parsed", "write plain Java");
        }
        List<Integer> declared = tree.children(0);
        boolean one = tree.troubles().isEmpty() && declared.size() == 1;
        Form form = one ? tree.form(declared.getFirst()) : Form.ABSENT;
        boolean typed =
                form == Form.ASSIGN && tree.form(tree.child(declared.getFirst(), 2)) == Form.TYPE;
        if (form != Form.CLASS && form != Form.FUNCTION && !typed) {
            throw new InvalidConfigException(
                    path,
                    "'" + written + "' is no declaration",
                    "write one, such as class Stack<T>, public int pop() or private int size");
        }
        return new Declared(tree, declared.getFirst());
    }

    /** Constructors may be written without a body, as methods are. */
    private static String withBodies(String text) {
        Matcher type = TYPE.matcher(text);
        String whole = text;
        while (type.find()) {
            whole =
                    whole.replaceAll(
                            "([{};]\\s*(?:(?:public|protected|private)\\s+)?"
                                    + Pattern.quote(type.group(1))
                                    + "\\s*\\([^()]*\\)(?:\\s*throws[^;{}]*)?)\\s*;",
                            "$1 { }");
        }
        return whole;
    }

    private static Outcome check(
            Answer answer, CheckContext context, List<Goal> goals, BigDecimal nearly)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        JavaTree.Code java = context.derived(JavaTree.Making.ONLY);
        if (java.unreadable().isPresent()) {
            return Outcome.ungradable(java.unreadable().get());
        }
        CodeTree code = java.tree();
        if (code.size() == 1) {
            return Outcome.ungradable("there is no Java in the answer");
        }
        Tally tally = new Tally();
        boolean all = true;
        for (Goal goal : goals) {
            all &= count(goal, answer, code, nearly, tally);
        }
        if (!all && !code.troubles().isEmpty()) {
            tally.say(
                    answer,
                    code.troubles().getFirst().span(),
                    "this does not parse as Java; what belongs to it may have been missed.");
        }
        return tally.outcome();
    }

    private static boolean count(
            Goal goal, Answer answer, CodeTree code, BigDecimal nearly, Tally tally) {
        Optional<Met> met =
                goal.any().stream()
                        .flatMap(one -> met(one, code, nearly).stream())
                        .max(Comparator.comparing(Met::share));
        if (met.isEmpty()) {
            tally.count(BigDecimal.ZERO, goal.weight());
            tally.miss(goal.label());
            return false;
        }
        Fit fit = met.get().fit();
        fit.nodes().forEach(node -> tally.show(code.span(node, goal.label())));
        tally.count(met.get().share(), goal.weight());
        for (Fault fault : fit.faults()) {
            tally.say(
                    answer,
                    code.span(fault.node(), goal.label()),
                    "`" + code.value(fault.node() + 1) + "` " + fault.sentence());
        }
        return fit.right() == fit.asked();
    }

    private static Optional<Met> met(Declared wanted, CodeTree code, BigDecimal nearly) {
        return new Declarations(wanted.tree(), code)
                .best(wanted.node())
                .map(
                        fit ->
                                new Met(
                                        fit,
                                        fit.right() == fit.asked()
                                                ? BigDecimal.ONE
                                                : nearly.multiply(BigDecimal.valueOf(fit.right()))
                                                        .divide(
                                                                BigDecimal.valueOf(fit.asked()),
                                                                MathContext.DECIMAL128)));
    }
}
