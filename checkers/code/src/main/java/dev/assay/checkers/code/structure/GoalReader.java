package dev.assay.checkers.code.structure;

import com.google.re2j.PatternSyntaxException;
import dev.assay.checkers.code.structure.Goal.Lesser;
import dev.assay.checkers.code.structure.StructureConfig.Nearly;
import dev.assay.checkers.code.structure.StructureConfig.Want;
import dev.assay.checkers.code.structure.StructureConfig.Where;
import dev.assay.spi.InvalidConfigException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes goals of what an author says; refuses what can't work, with its place and a mend. */
final class GoalReader {

    /** Parts of a pattern are looked for in all combinations. */
    private static final int MOST_STEPS = 6;

    /** What a part of a goal without a name is called: its pattern would tell all of it. */
    private static final String PART = "a part of it";

    private final FrontEnd front;

    GoalReader(FrontEnd front) {
        this.front = front;
    }

    /** What is wanted, in the order of the file. */
    List<Goal> wanted(StructureConfig config) throws InvalidConfigException {
        List<Goal> goals = new ArrayList<>();
        if (config.pattern() != null) {
            if (!config.anyOf().isEmpty()) {
                throw new InvalidConfigException(
                        "pattern", "any-of is there too", "put it into any-of as well");
            }
            goals.add(
                    goal(
                            config.top(null, List.of(config.pattern()), config.atLeast()),
                            "",
                            index -> "pattern"));
        } else if (!config.anyOf().isEmpty()) {
            goals.add(
                    goal(
                            config.top(null, config.anyOf(), config.atLeast()),
                            "",
                            index -> "any-of[" + index + "]"));
        } else if (config.atLeast() != null) {
            throw new InvalidConfigException(
                    "at-least", "it counts pattern or any-of, and there is none", "add one");
        }
        for (int i = 0; i < config.allOf().size(); i++) {
            String path = "all-of[" + i + "]";
            goals.add(goal(config.top(null, List.of(config.allOf().get(i)), 1), "", index -> path));
        }
        for (int i = 0; i < config.patterns().size(); i++) {
            goals.add(goal(config.patterns().get(i), "patterns[" + i + "]"));
        }
        if (goals.isEmpty() && config.noneOf().isEmpty()) {
            throw new InvalidConfigException(
                    "",
                    "it wants nothing",
                    "write a pattern, or some under any-of, all-of, none-of or patterns");
        }
        return goals;
    }

    /** What must not be there. */
    List<Goal> unwanted(StructureConfig config) throws InvalidConfigException {
        List<Goal> goals = new ArrayList<>();
        for (int i = 0; i < config.noneOf().size(); i++) {
            String path = "none-of[" + i + "]";
            Want want = config.top(null, List.of(config.noneOf().get(i)), 1);
            goals.add(goal(withoutShares(want), "", index -> path));
        }
        return goals;
    }

    private static Want withoutShares(Want want) {
        return new Want(
                want.id(),
                null,
                want.any(),
                want.weight(),
                want.inside(),
                want.notInside(),
                want.has(),
                want.hasNot(),
                want.not(),
                want.where(),
                want.atLeast(),
                null,
                List.of());
    }

    private Goal goal(Want want, String path) throws InvalidConfigException {
        boolean one = want.pattern() != null;
        if (one != want.any().isEmpty()) {
            throw new InvalidConfigException(
                    path,
                    one ? "it has a pattern and any" : "it has no pattern",
                    "write either pattern or any");
        }
        Want any =
                one
                        ? new Want(
                                want.id(),
                                null,
                                List.of(want.pattern()),
                                want.weight(),
                                want.inside(),
                                want.notInside(),
                                want.has(),
                                want.hasNot(),
                                want.not(),
                                want.where(),
                                want.atLeast(),
                                want.partial(),
                                want.nearly())
                        : want;
        return goal(any, path + ".", index -> path + (one ? ".pattern" : ".any[" + index + "]"));
    }

    private interface Path {
        String of(int index);
    }

    private Goal goal(Want want, String prefix, Path path) throws InvalidConfigException {
        Variables variables = new Variables();
        PatternReader reader = new PatternReader(front, variables);
        List<Pattern> any = new ArrayList<>();
        for (int i = 0; i < want.any().size(); i++) {
            any.add(pattern(reader, want.any().get(i), path.of(i)));
            refuseAnything(any.getLast(), path.of(i));
        }
        Set<String> own = Set.copyOf(variables.names());
        List<Pattern> inside = patterns(reader, want.inside(), prefix + "inside", true);
        List<Pattern> notInside = patterns(reader, want.notInside(), prefix + "not-inside", true);
        List<Pattern> has = patterns(reader, want.has(), prefix + "has", false);
        List<Pattern> hasNot = patterns(reader, want.hasNot(), prefix + "has-not", false);
        List<Pattern> not = patterns(reader, want.not(), prefix + "not", false);
        List<Pattern> nearly = new ArrayList<>();
        for (int i = 0; i < want.nearly().size(); i++) {
            String at = prefix + "nearly[" + i + "].pattern";
            nearly.add(pattern(reader, want.nearly().get(i).pattern(), at));
            refuseAnything(nearly.getLast(), at);
        }
        List<Query.Test> tests = new ArrayList<>();
        Map<Integer, Hole> asked = new TreeMap<>();
        for (Map.Entry<String, Where> one : new TreeMap<>(want.where()).entrySet()) {
            String name = one.getKey().replaceFirst("^\\$(?:\\.\\.\\.)?", "");
            String at = prefix + "where." + one.getKey();
            int number = variables.number(name);
            if (number < 0) {
                throw new InvalidConfigException(
                        at,
                        "no pattern has a hole $" + name,
                        own.isEmpty()
                                ? "write $" + name + " in the pattern"
                                : "there are $"
                                        + String.join(", $", own.stream().sorted().toList()));
            }
            asked.put(number, hole(one.getValue(), at));
            tests.add(test(one.getValue(), number, reader, at));
            variables.constrain(number);
        }
        Query query =
                new Query(any, inside, notInside, has, hasNot, not, tests, holes(variables, asked));
        int atLeast = want.atLeast() == null ? 1 : want.atLeast();
        if (atLeast < 1) {
            throw new InvalidConfigException(
                    prefix + "at-least",
                    "it is " + atLeast,
                    "write in how many places it must be found, from 1");
        }
        BigDecimal weight = want.weight() == null ? BigDecimal.ONE : want.weight();
        if (weight.signum() <= 0) {
            throw new InvalidConfigException(
                    prefix + "weight", "it is " + weight, "write a weight above 0");
        }
        List<Lesser> lesser = new ArrayList<>(nearly(want, nearly, query, prefix));
        lesser.addAll(parts(want, reader, any, query, prefix));
        lesser.sort(Comparator.comparing(Lesser::share).reversed());
        String label = want.id() != null ? want.id() : label(want.any());
        String part = want.id() != null ? want.id() : PART;
        return new Goal(label, part, path.of(0), query, weight, atLeast, lesser);
    }

    private static String label(List<String> any) {
        return String.join(
                " or ", any.stream().map(one -> one.strip().replaceAll("\\s+", " ")).toList());
    }

    private static Holes holes(Variables variables, Map<Integer, Hole> asked) {
        List<Optional<Hole>> all = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            all.add(Optional.ofNullable(asked.get(i)));
        }
        List<Integer> shared = java.util.Arrays.stream(variables.shared()).boxed().toList();
        return new Holes(all, shared);
    }

    private static Pattern pattern(PatternReader reader, String written, String path)
            throws InvalidConfigException {
        try {
            return reader.read(written);
        } catch (PatternException bad) {
            throw new InvalidConfigException(path, bad.problem(), bad.mend());
        }
    }

    private static void refuseAnything(Pattern pattern, String path) throws InvalidConfigException {
        if (pattern.isSingle() && pattern.tree().form(pattern.first()) == Form.HOLE) {
            throw new InvalidConfigException(
                    path, "it fits whatever there is", "write what must be there around the hole");
        }
    }

    private static List<Pattern> patterns(
            PatternReader reader, List<String> written, String path, boolean single)
            throws InvalidConfigException {
        List<Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String at = path + "[" + i + "]";
            Pattern pattern = pattern(reader, written.get(i), at);
            if (single && !pattern.isSingle()) {
                throw new InvalidConfigException(
                        at,
                        "nothing stands inside several statements",
                        "write one statement that has a body, with ... as its body");
            }
            patterns.add(pattern);
        }
        return patterns;
    }

    private Hole hole(Where where, String path) throws InvalidConfigException {
        Optional<com.google.re2j.Pattern> regex = Optional.empty();
        if (where.matches() != null) {
            try {
                regex = Optional.of(com.google.re2j.Pattern.compile(where.matches()));
            } catch (PatternSyntaxException bad) {
                throw new InvalidConfigException(
                        path + ".matches",
                        "it is no regular expression: " + bad.getMessage(),
                        "write one in RE2's syntax");
            }
        }
        if (where.atLeast() != null
                && where.atMost() != null
                && where.atLeast().compareTo(where.atMost()) > 0) {
            throw new InvalidConfigException(
                    path, "no number is at least that and at most that", "turn them round");
        }
        boolean number = where.atLeast() != null || where.atMost() != null;
        boolean other =
                !where.kind().isEmpty()
                        && !where.kind().contains(Kind.NUMBER)
                        && !where.kind().contains(Kind.LITERAL);
        if (number && other) {
            throw new InvalidConfigException(
                    path, "only a number has a size, and kind rules numbers out", "drop one");
        }
        return new Hole(
                regex,
                where.kind(),
                where.name().stream().map(front::fullName).toList(),
                where.type().stream().map(front::fullName).toList(),
                Optional.ofNullable(where.atLeast()),
                Optional.ofNullable(where.atMost()));
    }

    private static Query.Test test(Where where, int number, PatternReader reader, String path)
            throws InvalidConfigException {
        return new Query.Test(
                number,
                patterns(reader, where.is(), path + ".is", false),
                patterns(reader, where.isNot(), path + ".is-not", false),
                patterns(reader, where.inside(), path + ".inside", true),
                patterns(reader, where.notInside(), path + ".not-inside", true),
                patterns(reader, where.has(), path + ".has", false));
    }

    private static List<Lesser> nearly(
            Want want, List<Pattern> patterns, Query query, String prefix)
            throws InvalidConfigException {
        List<Lesser> lesser = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            Nearly one = want.nearly().get(i);
            share(one.share(), prefix + "nearly[" + i + "].share");
            lesser.add(
                    new Lesser(
                            query.with(List.of(patterns.get(i))),
                            one.share(),
                            Optional.of(
                                    one.feedback() == null
                                            ? "this is nearly what is asked for."
                                            : one.feedback()),
                            0,
                            0));
        }
        return lesser;
    }

    private static List<Lesser> parts(
            Want want, PatternReader reader, List<Pattern> any, Query query, String prefix)
            throws InvalidConfigException {
        List<Lesser> lesser = new ArrayList<>();
        if (want.partial() == null) {
            return lesser;
        }
        share(want.partial(), prefix + "partial");
        for (Pattern pattern : any) {
            List<Integer> steps = pattern.steps();
            if (steps.size() < 2) {
                throw new InvalidConfigException(
                        prefix + "partial",
                        "'" + pattern.source() + "' is one statement, which has no parts",
                        "write several statements with ... between them, or leave partial out");
            }
            if (steps.size() > MOST_STEPS) {
                throw new InvalidConfigException(
                        prefix + "partial",
                        "a pattern has " + steps.size() + " statements",
                        "write " + MOST_STEPS + " at most, or several patterns with weights");
            }
            for (int kept = 1; kept < (1 << steps.size()) - 1; kept++) {
                Set<Integer> dropped = new HashSet<>();
                for (int i = 0; i < steps.size(); i++) {
                    if ((kept >> i & 1) == 0) {
                        dropped.add(steps.get(i));
                    }
                }
                int count = steps.size() - dropped.size();
                Pattern part = reader.without(pattern, dropped);
                BigDecimal share =
                        want.partial()
                                .multiply(BigDecimal.valueOf(count))
                                .divide(BigDecimal.valueOf(steps.size()), MathContext.DECIMAL128);
                boolean says = part.items().stream().anyMatch(item -> says(part, item));
                if (says) {
                    lesser.add(
                            new Lesser(
                                    query.with(List.of(part)),
                                    share,
                                    Optional.empty(),
                                    count,
                                    steps.size()));
                }
            }
        }
        return lesser;
    }

    /** Whether there is more to a step than a hole. */
    private static boolean says(Pattern pattern, int item) {
        return pattern.tree().form(item) != Form.HOLE;
    }

    private static void share(@Nullable BigDecimal share, String path)
            throws InvalidConfigException {
        if (share == null || share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException(path, "it is " + share, "write a share of 0 to 1");
        }
    }
}
