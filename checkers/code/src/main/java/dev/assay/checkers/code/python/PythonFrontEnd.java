package dev.assay.checkers.code.python;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import dev.assay.checkers.code.structure.FrontEnd;
import dev.assay.checkers.code.structure.PatternException;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Region;
import java.util.List;
import java.util.Optional;

/** What the pattern language has of Python's own. */
public final class PythonFrontEnd implements FrontEnd {

    private final PythonParser parser;
    private final ApiIndex index = ApiIndex.standard();

    /** Reads with this parser. */
    public PythonFrontEnd(PythonParser parser) {
        this.parser = parser;
    }

    @Override
    public String language() {
        return "Python";
    }

    @Override
    public String withoutHoles(String pattern) throws PatternException {
        return new PythonHoles(pattern).words();
    }

    @Override
    public CodeTree parse(String text) throws PatternException {
        PythonCode code = read(text);
        for (PythonCode.Parsed parsed : code.parsed()) {
            SyntaxTree tree = parsed.tree();
            for (int node = 0; node < tree.size(); node++) {
                boolean added =
                        tree.kind(node) == PythonKind.TOKEN && tree.start(node) == tree.end(node);
                if (added || tree.kind(node) == PythonKind.ERROR) {
                    throw new PatternException(
                            "it is no Python" + (added ? "" : near(tree, node)),
                            "write whole statements or one expression, with $X and ... as holes");
                }
            }
        }
        return PythonTree.of(code).tree();
    }

    /** Code of a solution, which may have its faults. */
    public CodeTree read(List<String> texts) {
        return PythonTree.of(read(String.join("\n", texts))).tree();
    }

    private PythonCode read(String text) {
        AnswerFile file = new AnswerFile("pattern", text);
        Region region =
                Region.of(
                        file,
                        Region.Kind.CODE,
                        Region.Form.BLOCK,
                        Optional.of("python"),
                        0,
                        text.length());
        return new PythonCode.Making(parser, index).read(List.of(region));
    }

    private static String near(SyntaxTree tree, int node) {
        String text =
                tree.text(node)
                        .replace(FrontEnd.HOLE, "$")
                        .replace(FrontEnd.MANY, "...")
                        .replace(FrontEnd.DEEP, "<...")
                        .strip();
        return text.isEmpty()
                ? ""
                : ": '"
                        + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                        + "' does not parse";
    }

    @Override
    public boolean isNamed(String wanted, CodeTree code, int node) {
        String name = code.name(node);
        if (!name.isEmpty()) {
            return name.equals(wanted);
        }
        boolean bare = code.form(node) == Form.NAME && code.type(node).isEmpty();
        return bare
                && wanted.endsWith("." + code.value(node))
                && NameFit.isImportedByName(wanted)
                && !code.value(node).isEmpty();
    }

    @Override
    public String fullName(String written) {
        boolean all = written.endsWith(".*");
        String plain = all ? written.substring(0, written.length() - 2) : written;
        String full =
                Conventions.BUILTINS.contains(plain)
                        ? "builtins." + plain
                        : NameFit.canonical(plain, index);
        return all ? full + ".*" : full;
    }

    @Override
    public boolean isKindOf(String type, String wanted) {
        return type.equals(wanted) || index.isKindOf(type, wanted);
    }

    @Override
    public Optional<String> doubt(String fullName) {
        if (!index.isMissing(fullName)) {
            return Optional.empty();
        }
        int dot = fullName.lastIndexOf('.');
        return Optional.of(
                index.named(fullName.substring(dot + 1), fullName.split("\\.", 2)[0]).stream()
                        .findFirst()
                        .map(name -> "did you mean " + name + "?")
                        .orElse("check the spelling"));
    }
}
