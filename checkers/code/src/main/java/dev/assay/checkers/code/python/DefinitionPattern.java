package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallPatternReader;
import dev.assay.checkers.code.CallPatternReader.BadPatternException;
import dev.assay.checkers.code.python.Definition.Parameter;
import dev.assay.spi.InvalidConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A definition as a rubric's author writes it, in Python: {@code class _(torch.nn.Module)}, {@code
 * def forward(self, _, ...)}, with what must be defined in it indented below.
 *
 * @param source as written
 * @param name empty for any
 * @param async whether it must be
 * @param bases what a class must be derived from
 * @param parameters empty when any will do
 * @param open whether {@code ...} stands among the parameters: there may be more
 * @param decorators that it must have
 * @param members that it must hold
 */
record DefinitionPattern(
        String source,
        Definition.Kind kind,
        Optional<String> name,
        boolean async,
        List<CallPattern> bases,
        Optional<List<Parameter>> parameters,
        boolean open,
        List<CallPattern> decorators,
        List<DefinitionPattern> members) {

    private static final String REST = "___";

    private static final Pattern ELLIPSIS = Pattern.compile("([(,]\\s*)\\.\\.\\.(?=\\s*[,)])");

    private static final Pattern HEAD =
            Pattern.compile("^([ \\t]*)(?:async[ \\t]+)?(?:def|class)\\b.*$", Pattern.MULTILINE);

    private static final Pattern WITHOUT_PARAMETERS =
            Pattern.compile("(\\bdef\\s+\\w+)\\s*(?=:|$)", Pattern.MULTILINE);

    DefinitionPattern {
        bases = List.copyOf(bases);
        parameters = parameters.map(List::copyOf);
        decorators = List.copyOf(decorators);
        members = List.copyOf(members);
    }

    /**
     * Reads one.
     *
     * @param path where it stands in the configuration
     */
    static DefinitionPattern read(String path, String source, PythonParser parser)
            throws InvalidConfigException {
        String python = complete(source.strip());
        SyntaxTree tree = parser.parse(python);
        if (tree.isBroken()) {
            throw bad(path, source);
        }
        int first = tree.firstPart(0);
        if (first == SyntaxTree.ABSENT
                || tree.nextPart(first) != SyntaxTree.ABSENT
                || !isDefinition(tree, first)) {
            throw bad(path, source);
        }
        return new Reader(path, source.strip(), tree).read(first);
    }

    private static InvalidConfigException bad(String path, String source) {
        return new InvalidConfigException(
                path,
                "'" + source.strip() + "' is no definition",
                "write one class or def as Python has it, such as class _(torch.nn.Module) or def"
                        + " forward(self, _, ...)");
    }

    /** With what makes it whole Python: any parameters, and a body. */
    private static String complete(String source) {
        String open = ELLIPSIS.matcher(source).replaceAll("$1*" + REST);
        String called = WITHOUT_PARAMETERS.matcher(open).replaceAll("$1(*" + REST + ")");
        StringBuilder whole = new StringBuilder();
        Matcher heads = HEAD.matcher(called);
        while (heads.find()) {
            String line = heads.group().stripTrailing();
            if (line.endsWith("...")) {
                line = line.substring(0, line.length() - 3).stripTrailing();
            }
            String head = line.endsWith(":") ? line : line + ":";
            int below = indentBelow(called, heads.end());
            boolean body = below > heads.group(1).length();
            heads.appendReplacement(whole, Matcher.quoteReplacement(body ? head : head + " ..."));
        }
        return heads.appendTail(whole).toString();
    }

    private static int indentBelow(String text, int lineEnd) {
        int column = 0;
        for (int i = lineEnd + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                column = 0;
            } else if (c == ' ' || c == '\t') {
                column++;
            } else {
                return column;
            }
        }
        return -1;
    }

    private static boolean isDefinition(SyntaxTree tree, int node) {
        return switch (tree.kind(node)) {
            case CLASS_DEFINITION, FUNCTION_DEFINITION, DECORATED_DEFINITION -> true;
            default -> false;
        };
    }

    private record Reader(String path, String source, SyntaxTree tree) {

        DefinitionPattern read(int node) throws InvalidConfigException {
            List<CallPattern> decorators = new ArrayList<>();
            int definition = node;
            if (tree.kind(node) == PythonKind.DECORATED_DEFINITION) {
                for (int part = tree.firstPart(node);
                        part != SyntaxTree.ABSENT;
                        part = tree.nextPart(part)) {
                    if (tree.kind(part) == PythonKind.DECORATOR) {
                        decorators.add(call(tree.firstPart(part)));
                    } else {
                        definition = part;
                    }
                }
            }
            boolean isClass = tree.kind(definition) == PythonKind.CLASS_DEFINITION;
            String name = tree.text(tree.child(definition, PythonField.NAME));
            List<Parameter> parameters =
                    Parameters.of(tree, tree.child(definition, PythonField.PARAMETERS));
            boolean open = parameters.removeIf(parameter -> parameter.name().equals(REST));
            boolean any = isClass || (open && parameters.isEmpty());
            return new DefinitionPattern(
                    source,
                    isClass ? Definition.Kind.CLASS : Definition.Kind.FUNCTION,
                    name.equals("_") ? Optional.empty() : Optional.of(name),
                    tree.is(tree.firstChild(definition), "async"),
                    bases(definition),
                    any ? Optional.empty() : Optional.of(parameters),
                    open,
                    decorators,
                    members(tree.child(definition, PythonField.BODY)));
        }

        private List<CallPattern> bases(int definition) throws InvalidConfigException {
            List<CallPattern> bases = new ArrayList<>();
            int list = tree.child(definition, PythonField.SUPERCLASSES);
            for (int part = list == SyntaxTree.ABSENT ? list : tree.firstPart(list);
                    part != SyntaxTree.ABSENT;
                    part = tree.nextPart(part)) {
                if (tree.kind(part) != PythonKind.LIST_SPLAT) {
                    bases.add(call(part));
                }
            }
            return bases;
        }

        private List<DefinitionPattern> members(int body) throws InvalidConfigException {
            List<DefinitionPattern> members = new ArrayList<>();
            for (int part = body == SyntaxTree.ABSENT ? body : tree.firstPart(body);
                    part != SyntaxTree.ABSENT;
                    part = tree.nextPart(part)) {
                if (isDefinition(tree, part)) {
                    members.add(new Reader(path, tree.text(part).strip(), tree).read(part));
                } else if (!tree.is(part, "...") && !tree.is(part, "pass")) {
                    throw new InvalidConfigException(
                            path,
                            "'" + tree.text(part) + "' is no definition",
                            "write only what is defined; python.calls finds calls");
                }
            }
            return members;
        }

        private CallPattern call(int node) throws InvalidConfigException {
            String written = node == SyntaxTree.ABSENT ? "" : tree.text(node);
            try {
                return CallPatternReader.read(written.replace("*" + REST, "..."));
            } catch (BadPatternException bad) {
                throw new InvalidConfigException(
                        path, String.valueOf(bad.getMessage()), bad.mend());
            }
        }
    }
}
