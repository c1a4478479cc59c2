package dev.assay.checkers.code.structure;

import dev.assay.spi.BindContext;
import dev.assay.spi.Evidence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Warns of patterns that no answer can fit, or that fit fewer than their author thinks. A pattern
 * is code as well: what excludes the pattern itself excludes all that it finds.
 */
final class Lint {

    private final FrontEnd front;
    private final BindContext context;
    private final Set<String> said = new HashSet<>();

    Lint(FrontEnd front, BindContext context) {
        this.front = front;
        this.context = context;
    }

    void look(List<Goal> wanted, List<Goal> unwanted) {
        for (Goal goal : wanted) {
            look(goal);
            for (Goal never : unwanted) {
                for (Pattern pattern : goal.query().any()) {
                    if (finds(never.query(), pattern)) {
                        warn(
                                goal.path(),
                                "whatever fits '"
                                        + pattern.source()
                                        + "' is forbidden by "
                                        + never.path(),
                                "change one of them");
                    }
                }
            }
        }
        unwanted.forEach(this::look);
    }

    private void look(Goal goal) {
        Query query = goal.query();
        for (Pattern pattern : query.any()) {
            look(pattern, goal.path());
            for (Pattern not : query.not()) {
                if (fits(not, pattern, query)) {
                    never(goal, pattern, "not: '" + not.source() + "' excludes all that it finds");
                }
            }
            for (Pattern not : query.hasNot()) {
                if (isIn(not, pattern, query)) {
                    never(
                            goal,
                            pattern,
                            "has-not: '" + not.source() + "' excludes all that it finds");
                }
            }
        }
        query.inside().forEach(one -> look(one, goal.path()));
        query.has().forEach(one -> look(one, goal.path()));
        for (Pattern one : query.inside()) {
            if (!hasBody(one)) {
                warn(
                        goal.path(),
                        "nothing but its own parts stands inside '" + one.source() + "'",
                        "write a statement with a body, such as a loop with ... in it");
            }
        }
    }

    private void never(Goal goal, Pattern pattern, String why) {
        warn(goal.path(), "'" + pattern.source() + "' can never be found: " + why, "loosen it");
    }

    private static boolean hasBody(Pattern pattern) {
        CodeTree tree = pattern.tree();
        for (int node = pattern.first(); node < tree.after(pattern.first()); node++) {
            Form form = tree.form(node);
            if (form == Form.BLOCK
                    || form == Form.MEMBERS
                    || form == Form.LAMBDA
                    || form == Form.CALL
                    || form == Form.COMPREHENSION) {
                return true;
            }
        }
        return false;
    }

    private void look(Pattern pattern, String path) {
        CodeTree tree = pattern.tree();
        for (int node = 1; node < tree.size(); node++) {
            String name = tree.name(node);
            if (!name.isEmpty()) {
                Optional<String> doubt = front.doubt(name);
                if (doubt.isPresent()) {
                    warn(path, "`" + name + "` does not exist", doubt.get());
                }
            }
            switch (tree.form(node)) {
                case NAME -> variable(pattern, node, path);
                case ARGUMENTS -> twice(pattern, node, path);
                case RETURN, THROW, BREAK, CONTINUE -> unreachable(pattern, node, path);
                default -> {}
            }
        }
    }

    /** A variable by its name: answers call theirs something else. */
    private void variable(Pattern pattern, int node, String path) {
        CodeTree tree = pattern.tree();
        String value = tree.value(node);
        boolean callee = tree.form(tree.parent(node)) == Form.CALL && tree.parent(node) + 1 == node;
        boolean plain =
                tree.name(node).isEmpty()
                        && !callee
                        && !value.isEmpty()
                        && Character.isLowerCase(value.charAt(0))
                        && !value.equals("self")
                        && !value.equals("cls")
                        && !value.equals("this")
                        && !value.equals("super")
                        && !value.startsWith("__");
        if (plain) {
            warn(
                    path,
                    "'" + pattern.source() + "' only fits a variable called " + value,
                    "write $" + value + " for a variable of any name");
        }
    }

    private void twice(Pattern pattern, int arguments, String path) {
        CodeTree tree = pattern.tree();
        Set<String> keywords = new HashSet<>();
        for (int child : tree.children(arguments)) {
            if (tree.form(child) == Form.KEYWORD
                    && tree.form(child + 1) == Form.LABEL
                    && !keywords.add(tree.value(child + 1))) {
                warn(
                        path,
                        "'"
                                + pattern.source()
                                + "' can never be found: "
                                + tree.value(child + 1)
                                + " is given twice",
                        "give it once");
            }
        }
    }

    private void unreachable(Pattern pattern, int node, String path) {
        CodeTree tree = pattern.tree();
        int next = tree.after(node);
        boolean follows =
                tree.isStatement(node)
                        && next < tree.size()
                        && tree.parent(next) == tree.parent(node)
                        && tree.form(next) != Form.MANY;
        if (follows) {
            warn(
                    path,
                    "'" + pattern.source() + "' asks for code that never runs",
                    "take out what follows in the same block");
        }
    }

    private boolean finds(Query query, Pattern pattern) {
        if (!query.tests().isEmpty()
                || !query.inside().isEmpty()
                || !query.has().isEmpty()
                || !query.notInside().isEmpty()
                || !query.hasNot().isEmpty()
                || !query.not().isEmpty()) {
            return false;
        }
        return query.any().stream().anyMatch(one -> isIn(one, pattern, query));
    }

    private boolean fits(Pattern not, Pattern pattern, Query query) {
        return query.tests().isEmpty()
                && matcher(pattern, query).at(not, pattern.first(), () -> true);
    }

    private boolean isIn(Pattern not, Pattern pattern, Query query) {
        if (!query.tests().isEmpty()) {
            return false;
        }
        Matcher matcher = matcher(pattern, query);
        CodeTree tree = pattern.tree();
        for (int node = 1; node < tree.size(); node++) {
            matcher.forget();
            if (matcher.at(not, node, () -> true)) {
                return true;
            }
        }
        return false;
    }

    private Matcher matcher(Pattern pattern, Query query) {
        CodeTree tree = pattern.tree();
        return new Matcher(front, tree, query.holes());
    }

    private void warn(String path, String problem, String mend) {
        if (said.add(path + problem)) {
            context.warn(path, problem, mend);
        }
    }

    /** Patterns have no place in an answer. */
    static Evidence.Span nowhere(String label) {
        return new Evidence.Span("pattern", 0, 0, label);
    }
}
