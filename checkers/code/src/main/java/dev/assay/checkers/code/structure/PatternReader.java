package dev.assay.checkers.code.structure;

import dev.assay.spi.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads patterns that belong together: holes of one name stand for the same in all of them. */
final class PatternReader {

    private static final int LONGEST = 4_000;

    private static final int LONGEST_QUOTE = 60;
    private static final int MOST_NODES = 800;

    private final FrontEnd front;
    private final Variables variables;

    PatternReader(FrontEnd front, Variables variables) {
        this.front = front;
        this.variables = variables;
    }

    /** Reads a pattern. */
    Pattern read(String written) throws PatternException {
        String source = written.stripIndent().strip();
        if (source.isEmpty()) {
            throw new PatternException("it is empty", "write code, with $X for a hole");
        }
        if (source.length() > LONGEST) {
            throw new PatternException(
                    "it has " + source.length() + " characters", "write a shorter one");
        }
        CodeTree parsed = parse(source);
        Pattern pattern = compile(source, parsed, null, Set.of());
        if (pattern.tree().size() > MOST_NODES) {
            throw new PatternException("it is too large", "write a shorter one");
        }
        for (int node = 0; node < pattern.tree().size(); node++) {
            if (pattern.tree().value(node).contains(FrontEnd.DEEP)) {
                throw new PatternException(
                        "'<...' stands where no value can",
                        "put a whole value between <... and ...>");
            }
        }
        if (pattern.items().isEmpty()) {
            throw new PatternException("it fits every answer", "write what must be there");
        }
        return pattern;
    }

    private CodeTree parse(String source) throws PatternException {
        CodeTree tree;
        try {
            tree = front.parse(front.withoutHoles(source));
        } catch (PatternException passedOn) {
            throw passedOn;
        } catch (Exception e) {
            throw new PatternException(
                    "it can't be parsed: " + e.getMessage(), "write plain " + front.language());
        }
        if (!tree.troubles().isEmpty()) {
            CodeTree.Trouble trouble = tree.troubles().getFirst();
            // A parser that gives up at a sign says little: the rest of the line says where.
            String rest = trouble.source().text(trouble.start(), trouble.end() + LONGEST_QUOTE);
            int line = rest.indexOf('\n');
            String place = withHoles(line > 0 ? rest.substring(0, line) : rest);
            throw new PatternException(
                    "it is no "
                            + front.language()
                            + (place.isBlank() ? "" : ": '" + place.strip() + "' does not parse"),
                    "write whole statements or one expression, with $X and ... as holes");
        }
        return tree;
    }

    private static String withHoles(String text) {
        String shown =
                text.replace(FrontEnd.HOLE, "$")
                        .replaceAll(FrontEnd.MANY + "(?=\\w)", "\\$...")
                        .replace(FrontEnd.MANY, "...")
                        .replace(FrontEnd.DEEP, "<...");
        return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    }

    /** The same pattern with a gap in the place of some of its steps. */
    Pattern without(Pattern pattern, Set<Integer> steps) {
        return compile(pattern.source(), pattern.tree(), pattern, steps);
    }

    private Pattern compile(
            String source, CodeTree from, @Nullable Pattern old, Set<Integer> dropped) {
        Copy copy = new Copy(from, old, dropped);
        copy.children(0);
        CodeTree tree = copy.to.build();
        List<Integer> items = new ArrayList<>(tree.children(0));
        while (!items.isEmpty() && tree.form(items.getFirst()) == Form.MANY) {
            items.removeFirst();
        }
        while (!items.isEmpty() && tree.form(items.getLast()) == Form.MANY) {
            items.removeLast();
        }
        return new Pattern(source, tree, copy.numbers, items);
    }

    /** Copies a tree and puts holes in the place of the words for them. */
    private final class Copy {

        private final CodeTree from;
        private final @Nullable Pattern old;
        private final Set<Integer> dropped;
        private final CodeTree.Builder to = new CodeTree.Builder();
        private final List<Integer> numbers = new ArrayList<>(List.of(CodeTree.NONE));

        Copy(CodeTree from, @Nullable Pattern old, Set<Integer> dropped) {
            this.from = from;
            this.old = old;
            this.dropped = dropped;
            to.source(
                    new CodeTree.Source() {
                        @Override
                        public String text(int start, int end) {
                            return "";
                        }

                        @Override
                        public Evidence.Span span(int start, int end, String label) {
                            return Lint.nowhere(label);
                        }
                    });
        }

        private void children(int node) {
            for (int child : from.children(node)) {
                copy(child);
            }
        }

        private void copy(int node) {
            Form form = from.form(node);
            String value = from.value(node);
            if (dropped.contains(node)) {
                leaf(Form.MANY, node, CodeTree.NONE);
                return;
            }
            if (old != null) {
                open(form, node, old.variable(node));
                return;
            }
            int word = word(node);
            if (word != CodeTree.NONE) {
                String name = from.value(word);
                boolean many = name.startsWith(FrontEnd.MANY);
                boolean hole = name.startsWith(FrontEnd.HOLE);
                if (many || (hole && word == node)) {
                    String called = name.substring((many ? FrontEnd.MANY : FrontEnd.HOLE).length());
                    leaf(
                            many ? Form.MANY : Form.HOLE,
                            node,
                            called.isEmpty() || called.equals("_")
                                    ? CodeTree.NONE
                                    : variables.use(called));
                    return;
                }
            }
            if ((form == Form.NAME || form == Form.LABEL) && value.equals("_")) {
                leaf(Form.HOLE, node, CodeTree.NONE);
            } else if (form == Form.STRING && value.equals("...")) {
                leaf(Form.ANY_STRING, node, CodeTree.NONE);
            } else if (form == Form.CALL && isDeep(node)) {
                number(to.open(Form.DEEP, "", from.start(node), from.end(node)), CodeTree.NONE);
                children(from.child(node, 1));
                to.close();
            } else {
                open(form, node, CodeTree.NONE);
            }
        }

        /** The word in a node that stands for all of it: itself, or what is wrapped around it. */
        private int word(int node) {
            return switch (from.form(node)) {
                case NAME, LABEL -> node;
                case TYPE -> from.form(node + 1) == Form.ABSENT ? node : CodeTree.NONE;
                case PARAMETER, SPLAT, ITEM -> many(node + 1);
                default -> CodeTree.NONE;
            };
        }

        private int many(int first) {
            return first < from.size() && from.value(first).startsWith(FrontEnd.MANY)
                    ? first
                    : CodeTree.NONE;
        }

        private boolean isDeep(int call) {
            return from.value(from.child(call, 0)).equals(FrontEnd.DEEP);
        }

        private void open(Form form, int node, int variable) {
            int opened = to.open(form, from.value(node), from.start(node), from.end(node));
            to.resolve(opened, from.name(node), from.type(node));
            number(opened, variable);
            children(node);
            to.close();
        }

        private void leaf(Form form, int node, int variable) {
            int opened = to.open(form, "", from.start(node), from.end(node));
            number(opened, variable);
            to.close();
        }

        private void number(int node, int variable) {
            while (numbers.size() <= node) {
                numbers.add(CodeTree.NONE);
            }
            numbers.set(node, variable);
        }
    }
}
