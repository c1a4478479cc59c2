package dev.assay.checkers.code.similar;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes of an answer stand for which of a solution. After GumTree (Falleri, Morandat, Blanc,
 * Martinez and Monperrus: Fine-grained and accurate source code differencing, ASE 2014): first
 * equal subtrees, the largest first; then what holds many of them, bottom up; then the children of
 * what is mapped, side by side. Time is near linear in the size of both.
 */
final class Mapping {

    /** Smaller subtrees are equal by chance. */
    private static final int SMALLEST = 3;

    /** The share of common descendants from which two nodes stand for each other. */
    private static final double COMMON = 0.4;

    private final Shape solution;
    private final Shape answer;

    /** The answer's node for each of the solution's; and the other way round. */
    private final int[] to;

    private final int[] from;

    Mapping(Shape solution, Shape answer) {
        this.solution = solution;
        this.answer = answer;
        this.to = new int[solution.code().size()];
        this.from = new int[answer.code().size()];
        Arrays.fill(to, CodeTree.NONE);
        Arrays.fill(from, CodeTree.NONE);
        link(0, 0);
        equalTrees();
        containers();
        children();
        unlikeNames();
    }

    Shape solution() {
        return solution;
    }

    Shape answer() {
        return answer;
    }

    /** The answer's nodes that stand for none of the solution's, or for one that is unlike. */
    boolean differs(int answerNode) {
        int node = from[answerNode];
        if (answer.isSilent(answerNode)) {
            return false;
        }
        return node == CodeTree.NONE || !solution.isLike(node, answer, answerNode);
    }

    /** Whether a node of the solution has nothing in the answer. */
    boolean isMissing(int solutionNode) {
        int node = to[solutionNode];
        if (solution.isSilent(solutionNode)) {
            return false;
        }
        return node == CodeTree.NONE || !solution.isLike(solutionNode, answer, node);
    }

    /** Twice what is common by what there is in both: Dice's coefficient, 0 to 1. */
    double similarity() {
        double common = 0;
        for (int node = 1; node < to.length; node++) {
            common += isMissing(node) ? 0 : solution.ownWeight(node);
        }
        common -= outOfOrder();
        double whole = solution.weight(0) + answer.weight(0);
        return whole == 0 ? 1 : Math.clamp(2 * common / whole, 0, 1);
    }

    private void link(int node, int other) {
        to[node] = other;
        from[other] = node;
    }

    private void unlink(int node) {
        from[to[node]] = CodeTree.NONE;
        to[node] = CodeTree.NONE;
    }

    private void linkAll(int node, int other) {
        if (to[node] != CodeTree.NONE || from[other] != CodeTree.NONE) {
            return;
        }
        link(node, other);
        List<Integer> others = new ArrayList<>(answer.code().children(other));
        for (int child : solution.code().children(node)) {
            for (int i = 0; i < others.size(); i++) {
                if (answer.hash(others.get(i)) == solution.hash(child)) {
                    linkAll(child, others.remove(/* index */ i));
                    break;
                }
            }
        }
    }

    private void equalTrees() {
        Map<Long, Deque<Integer>> byHash = new HashMap<>();
        for (int node = 1; node < from.length; node++) {
            if (answer.weight(node) >= SMALLEST) {
                byHash.computeIfAbsent(answer.hash(node), key -> new ArrayDeque<>()).add(node);
            }
        }
        List<Integer> largest = new ArrayList<>();
        for (int node = 1; node < to.length; node++) {
            if (solution.weight(node) >= SMALLEST && byHash.containsKey(solution.hash(node))) {
                largest.add(node);
            }
        }
        largest.sort(
                Comparator.comparingInt((Integer node) -> -solution.weight(node))
                        .thenComparingInt(node -> node));
        for (int node : largest) {
            Deque<Integer> others = byHash.getOrDefault(solution.hash(node), new ArrayDeque<>());
            while (to[node] == CodeTree.NONE && !others.isEmpty()) {
                int other = others.poll();
                if (from[other] == CodeTree.NONE) {
                    linkAll(node, other);
                }
            }
        }
    }

    private void containers() {
        for (int node = to.length - 1; node > 0; node--) {
            if (to[node] != CodeTree.NONE || solution.code().after(node) == node + 1) {
                continue;
            }
            int best = CodeTree.NONE;
            double most = COMMON;
            for (int candidate : candidates(node)) {
                double common = common(node, candidate);
                if (common > most) {
                    most = common;
                    best = candidate;
                }
            }
            if (best != CodeTree.NONE) {
                link(node, best);
            }
        }
    }

    /** What holds nodes that the descendants of a node are mapped to. */
    private Set<Integer> candidates(int node) {
        Set<Integer> candidates = new HashSet<>();
        CodeTree code = answer.code();
        for (int inner = node + 1; inner < solution.code().after(node); inner++) {
            int other = to[inner];
            int parent = other == CodeTree.NONE ? 0 : code.parent(other);
            while (parent > 0 && from[parent] == CodeTree.NONE && candidates.size() < 50) {
                if (code.form(parent) == solution.code().form(node)) {
                    candidates.add(parent);
                }
                parent = code.parent(parent);
            }
        }
        return new java.util.TreeSet<>(candidates);
    }

    private double common(int node, int other) {
        int common = 0;
        for (int inner = node + 1; inner < solution.code().after(node); inner++) {
            boolean within = to[inner] > other && to[inner] < answer.code().after(other);
            common += within ? solution.ownWeight(inner) : 0;
        }
        int whole = solution.weight(node) + answer.weight(other) - 2;
        return whole <= 0 ? 0 : 2.0 * common / whole;
    }

    /** What is mapped may have children of the same form that are not: these belong together. */
    private void children() {
        for (int node = 0; node < to.length; node++) {
            if (to[node] == CodeTree.NONE) {
                continue;
            }
            List<Integer> others = new ArrayList<>();
            for (int child : answer.code().children(to[node])) {
                if (from[child] == CodeTree.NONE) {
                    others.add(child);
                }
            }
            for (int child : solution.code().children(node)) {
                if (to[child] == CodeTree.NONE) {
                    pair(child, others);
                }
            }
        }
    }

    /** The first that is like it; else, where all say much, the first of its form. */
    private void pair(int child, List<Integer> others) {
        for (int i = 0; i < others.size(); i++) {
            if (solution.isLike(child, answer, others.get(i))) {
                link(child, others.remove(/* index */ i));
                return;
            }
        }
        Form form = solution.code().form(child);
        for (int i = 0; i < others.size(); i++) {
            if (answer.code().form(others.get(i)) == form) {
                link(child, others.remove(/* index */ i));
                return;
            }
        }
    }

    /**
     * One name of the solution is one of the answer, everywhere; what is called otherwise differs.
     */
    private void unlikeNames() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int node = 1; node < to.length; node++) {
            if (to[node] != CodeTree.NONE && solution.isOwn(node) && answer.isOwn(to[node])) {
                counts.merge(names(node), 1, Integer::sum);
            }
        }
        List<String> pairs = new ArrayList<>(counts.keySet());
        pairs.sort(Comparator.comparingInt((String pair) -> -counts.getOrDefault(pair, 0)));
        Set<String> kept = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (String pair : pairs) {
            String[] two = pair.split("\n", 2);
            if (!taken.contains("s" + two[0]) && !taken.contains("a" + two[1])) {
                taken.add("s" + two[0]);
                taken.add("a" + two[1]);
                kept.add(pair);
            }
        }
        for (int node = 1; node < to.length; node++) {
            boolean own =
                    to[node] != CodeTree.NONE && solution.isOwn(node) && answer.isOwn(to[node]);
            if (own && !kept.contains(names(node))) {
                unlink(node);
            }
        }
    }

    private String names(int node) {
        return solution.code().value(node) + "\n" + answer.code().value(to[node]);
    }

    /** Half of what statements weigh that stand before what they should follow. */
    private double outOfOrder() {
        double lost = 0;
        for (int node = 0; node < to.length; node++) {
            if (solution.code().form(node) != Form.BLOCK) {
                continue;
            }
            List<Integer> order = new ArrayList<>();
            for (int child : solution.code().children(node)) {
                if (to[child] != CodeTree.NONE) {
                    order.add(child);
                }
            }
            int latest = CodeTree.NONE;
            int last = CodeTree.NONE;
            for (int child : order) {
                if (to[child] < latest) {
                    lost += isFree(child, last) ? 0 : solution.weight(child) / 2.0;
                } else {
                    latest = to[child];
                    last = child;
                }
            }
        }
        return lost;
    }

    /** Whether two statements may stand in either order: assignments that share no name. */
    private boolean isFree(int one, int other) {
        CodeTree code = solution.code();
        if (other == CodeTree.NONE
                || code.form(one) != Form.ASSIGN
                || code.form(other) != Form.ASSIGN) {
            return false;
        }
        Set<String> names = new HashSet<>();
        for (int node = one; node < code.after(one); node++) {
            if (solution.isOwn(node)) {
                names.add(code.value(node));
            }
        }
        for (int node = other; node < code.after(other); node++) {
            if (solution.isOwn(node) && names.contains(code.value(node))) {
                return false;
            }
        }
        return true;
    }
}
