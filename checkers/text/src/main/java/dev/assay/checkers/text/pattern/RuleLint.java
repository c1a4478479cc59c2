package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Expression.All;
import dev.assay.checkers.text.pattern.Expression.Any;
import dev.assay.checkers.text.pattern.Expression.Match;
import dev.assay.checkers.text.pattern.Expression.Named;
import dev.assay.checkers.text.pattern.Expression.Not;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what is odd about rules and how they stand to each other. */
public final class RuleLint {

    private final Lint lint;
    private final List<List<Expression>> before = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    /** Hears nothing so far. */
    public RuleLint(Lint lint) {
        this.lint = lint;
    }

    /**
     * Looks at the next rule.
     *
     * @param parts that all have to hold
     */
    public void rule(String path, List<Expression> parts) {
        List<Expression> bare = parts.stream().map(RuleLint::bare).toList();
        bare.forEach(part -> look(path, part));
        if (bare.size() > 1) {
            contradictions(path, bare);
        }
        if (bare.size() == 1 && bare.getFirst() instanceof Not) {
            lint.warn(
                    path,
                    "it is met by any answer that leaves something out",
                    "say besides what the answer has to say");
        }
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).equals(bare)
                    || (before.get(i).size() == 1
                            && bare.size() == 1
                            && includes(before.get(i).getFirst(), bare.getFirst()))) {
                lint.warn(
                        path,
                        "it never decides: " + paths.get(i) + " is met before it",
                        "put it before that rule, or delete it");
                break;
            }
        }
        before.add(bare);
        paths.add(path);
    }

    /** Without names. */
    private static Expression bare(Expression expression) {
        return switch (expression) {
            case Named(_, _, Expression member) -> bare(member);
            case Not(Expression member) -> new Not(bare(member));
            case All(List<Expression> members) ->
                    new All(members.stream().map(RuleLint::bare).toList());
            case Any(List<Expression> members) ->
                    new Any(members.stream().map(RuleLint::bare).toList());
            case Match match -> match;
        };
    }

    private void look(String path, Expression expression) {
        switch (expression) {
            case Match _ -> {}
            case Named(_, _, Expression member) -> look(path, member);
            case Not(Not(Expression member)) -> {
                lint.warn(path, "'not' twice says nothing", "leave both out");
                look(path, member);
            }
            case Not(Expression member) -> look(path, member);
            case All(List<Expression> members) -> {
                members.forEach(member -> look(path, member));
                repeated(path, members, "all");
                contradictions(path, members);
            }
            case Any(List<Expression> members) -> {
                members.forEach(member -> look(path, member));
                for (int i = 0; i < members.size(); i++) {
                    for (int k = 0; k < members.size(); k++) {
                        boolean mutual =
                                includes(members.get(i), members.get(k))
                                        && includes(members.get(k), members.get(i));
                        if (i != k && (mutual ? k < i : includes(members.get(k), members.get(i)))) {
                            lint.warn(
                                    path,
                                    "member "
                                            + (i + 1)
                                            + " of 'any' is never needed: member "
                                            + (k + 1)
                                            + " is met with it",
                                    "delete it");
                            break;
                        }
                    }
                }
            }
        }
    }

    private void repeated(String path, List<Expression> members, String kind) {
        Set<Expression> seen = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            if (!seen.add(members.get(i))) {
                lint.warn(
                        path,
                        "member " + (i + 1) + " of '" + kind + "' repeats another",
                        "delete it");
            }
        }
    }

    private void contradictions(String path, List<Expression> members) {
        for (Expression member : members) {
            if (member instanceof Not(Expression inner)
                    && members.stream().anyMatch(other -> includes(inner, other))) {
                lint.warn(
                        path,
                        "it can never be met: it asks for what its 'not' forbids",
                        "change one of the two");
                return;
            }
        }
        int least = 0;
        int most = Integer.MAX_VALUE;
        for (Expression member : members) {
            if (member instanceof Match(Sequence sequence)) {
                least = Math.max(least, shortest(sequence));
                if (!sequence.extraWords()) {
                    most = Math.min(most, longest(sequence));
                }
            }
        }
        if (least > most) {
            lint.warn(
                    path,
                    "it can never be met: one part takes "
                            + most
                            + " words at most, another needs "
                            + least,
                    "allow other words: match_w(…)");
        }
    }

    private static int shortest(Sequence sequence) {
        return sequence.items().stream()
                .mapToInt(
                        item ->
                                item.alternatives().stream()
                                        .mapToInt(one -> one.slots().size())
                                        .min()
                                        .orElse(0))
                .sum();
    }

    private static int longest(Sequence sequence) {
        return sequence.items().stream()
                .mapToInt(
                        item ->
                                item.alternatives().stream()
                                        .mapToInt(one -> one.slots().size())
                                        .max()
                                        .orElse(0))
                .sum();
    }

    /** Whether one holds, as far as can be told, wherever the other does. */
    private static boolean includes(Expression wide, Expression narrow) {
        if (wide.equals(narrow)) {
            return true;
        }
        if (wide instanceof Any(List<Expression> members)) {
            return members.stream().anyMatch(member -> includes(member, narrow));
        }
        if (narrow instanceof All(List<Expression> members)) {
            return members.stream().anyMatch(member -> includes(wide, member));
        }
        return wide instanceof Match(Sequence one)
                && narrow instanceof Match(Sequence other)
                && one.items().equals(other.items())
                && one.links().equals(other.links())
                && one.together().equals(other.together())
                && one.style().careful() == other.style().careful()
                && (one.extraWords() || !other.extraWords())
                && (one.anyOrder() || !other.anyOrder())
                && (one.style().extraCharacters() || !other.style().extraCharacters())
                && one.style().mistakes().most() >= other.style().mistakes().most()
                && one.style().mistakes().kinds().containsAll(other.style().mistakes().kinds());
    }
}
