package dev.assay.checkers.code.structure;

import dev.assay.checkers.code.structure.Matcher.Next;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Patterns with all that is asked of what they find. Holes of one name stand for the same in all of
 * them.
 *
 * @param any one of these is looked for
 * @param inside one of these is around it; empty when nothing need be
 * @param notInside none of these is around it
 * @param has each of these is in it
 * @param hasNot none of these is in it
 * @param not it fits none of these
 * @param tests what holes stand for must fit
 */
record Query(
        List<Pattern> any,
        List<Pattern> inside,
        List<Pattern> notInside,
        List<Pattern> has,
        List<Pattern> hasNot,
        List<Pattern> not,
        List<Test> tests,
        Holes holes) {

    /** What a hole stands for must fit these. */
    record Test(
            int variable,
            List<Pattern> is,
            List<Pattern> isNot,
            List<Pattern> inside,
            List<Pattern> notInside,
            List<Pattern> has) {

        Test {
            is = List.copyOf(is);
            isNot = List.copyOf(isNot);
            inside = List.copyOf(inside);
            notInside = List.copyOf(notInside);
            has = List.copyOf(has);
        }
    }

    /**
     * Code that fits.
     *
     * @param node where it begins
     * @param shown the statements and expressions that make it up
     */
    record Match(int node, List<Integer> shown) {

        Match {
            shown = List.copyOf(shown);
        }
    }

    Query {
        any = List.copyOf(any);
        inside = List.copyOf(inside);
        notInside = List.copyOf(notInside);
        has = List.copyOf(has);
        hasNot = List.copyOf(hasNot);
        not = List.copyOf(not);
        tests = List.copyOf(tests);
    }

    /** The same conditions for other patterns. */
    Query with(List<Pattern> others) {
        return new Query(others, inside, notInside, has, hasNot, not, tests, holes);
    }

    /**
     * All that fits, in the order of the code; each place once.
     *
     * @throws Budget.TooMuchException when that takes too long
     */
    List<Match> find(FrontEnd front, CodeTree code) {
        Matcher matcher = new Matcher(front, code, holes);
        Map<Integer, Match> found = new LinkedHashMap<>();
        for (int node = 1; node < code.size(); node++) {
            int place = node;
            for (Pattern pattern : any) {
                if (!pattern.mayBegin(code, node)) {
                    continue; // most of all nodes: nothing is made for these
                }
                matcher.forget();
                if (matcher.at(pattern, place, () -> isWanted(matcher, code, place))) {
                    List<Integer> shown = new ArrayList<>(matcher.shown());
                    if (shown.isEmpty() || (pattern.isSingle() && !shown.contains(place))) {
                        shown.addFirst(place);
                    }
                    found.put(place, new Match(place, shown));
                    break;
                }
            }
        }
        return found.values().stream()
                .filter(one -> found.values().stream().noneMatch(two -> isAround(code, one, two)))
                .toList();
    }

    /** Whether the first only holds the second: the same steps, in a statement around it. */
    private static boolean isAround(CodeTree code, Match one, Match two) {
        return one.node() < two.node()
                && two.node() < code.after(one.node())
                && one.shown().size() > 1
                && steps(one).equals(steps(two));
    }

    private static List<Integer> steps(Match match) {
        return match.shown().stream().filter(node -> node != match.node()).toList();
    }

    private boolean isWanted(Matcher matcher, CodeTree code, int node) {
        int last = matcher.shown().stream().mapToInt(Integer::intValue).max().orElse(node);
        int end = Math.max(code.after(node), code.after(last));
        Next rest =
                () ->
                        none(
                                        notInside,
                                        one -> around(matcher, code, one, node, () -> true),
                                        matcher)
                                && none(
                                        hasNot,
                                        one -> within(matcher, one, node, end, () -> true),
                                        matcher)
                                && none(not, one -> matcher.at(one, node, () -> true), matcher)
                                && tests.stream().allMatch(test -> holds(test, matcher, code));
        return inside(matcher, code, node, () -> has(matcher, 0, node, end, rest));
    }

    private boolean inside(Matcher matcher, CodeTree code, int node, Next next) {
        return inside.isEmpty()
                ? next.go()
                : inside.stream().anyMatch(one -> around(matcher, code, one, node, next));
    }

    private boolean has(Matcher matcher, int index, int from, int to, Next next) {
        if (index == has.size()) {
            return next.go();
        }
        return within(
                matcher, has.get(index), from, to, () -> has(matcher, index + 1, from, to, next));
    }

    private interface Search {
        boolean of(Pattern pattern);
    }

    private static boolean none(List<Pattern> patterns, Search search, Matcher matcher) {
        for (Pattern one : patterns) {
            if (matcher.test(() -> search.of(one))) {
                return false;
            }
        }
        return true;
    }

    private static boolean within(Matcher matcher, Pattern pattern, int from, int to, Next next) {
        for (int node = from; node < to; node++) {
            if (matcher.at(pattern, node, next)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something around a node fits; what a loop goes through is not inside the loop. */
    private static boolean around(
            Matcher matcher, CodeTree code, Pattern pattern, int node, Next next) {
        int child = node;
        int parent = code.parent(node);
        while (parent > 0) {
            boolean header = code.form(parent) == Form.FOR_EACH && child == code.child(parent, 1);
            int place = parent;
            if (!header
                    && matcher.quietly(
                            () -> matcher.at(pattern, place, () -> matcher.loudly(next)))) {
                return true;
            }
            child = parent;
            parent = code.parent(parent);
        }
        return false;
    }

    private static boolean holds(Test test, Matcher matcher, CodeTree code) {
        int node = matcher.bound(test.variable());
        if (node == CodeTree.NONE || node >= code.size()) {
            return true;
        }
        Search at = one -> matcher.atValue(one, node, () -> true);
        Search around = one -> around(matcher, code, one, node, () -> true);
        Search within = one -> within(matcher, one, node, code.after(node), () -> true);
        return some(test.is(), at, matcher)
                && none(test.isNot(), at, matcher)
                && some(test.inside(), around, matcher)
                && none(test.notInside(), around, matcher)
                && some(test.has(), within, matcher);
    }

    private static boolean some(List<Pattern> patterns, Search search, Matcher matcher) {
        return patterns.isEmpty()
                || patterns.stream().anyMatch(one -> matcher.test(() -> search.of(one)));
    }
}
