package dev.assay.checkers.code.python;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Evidence;
import java.util.Optional;

/** Makes a {@link CodeTree} out of Python: all its regions, one after the other. */
public final class PythonTree {

    private PythonTree() {}

    /**
     * The Python of an answer as a tree.
     *
     * @param unreadable why it was not read; then the tree is empty
     */
    public record Code(CodeTree tree, Optional<String> unreadable) {}

    /** How it is made out of an answer. */
    public record Making(PythonParser parser) implements Derivation<Code> {

        @Override
        public String key() {
            return "python.tree";
        }

        @Override
        public Code derive(Answer answer, CheckContext context) throws Exception {
            return of(context.derived(new PythonCode.Making(parser, ApiIndex.standard())));
        }
    }

    /** The tree of code that is parsed. */
    static Code of(PythonCode code) {
        CodeTree.Builder builder = new CodeTree.Builder();
        for (int i = 0; i < code.parsed().size(); i++) {
            PythonCode.Parsed parsed = code.parsed().get(i);
            builder.source(new Source(parsed));
            new PythonStatements(builder, parsed.tree(), code.names().origins().get(i))
                    .statements(0);
        }
        return new Code(builder.build(), code.unreadable());
    }

    private record Source(PythonCode.Parsed parsed) implements CodeTree.Source {

        @Override
        public String text(int start, int end) {
            String all = parsed.tree().text();
            return all.substring(start, Math.clamp(end, start, all.length()));
        }

        @Override
        public Evidence.Span span(int start, int end, String label) {
            return parsed.region().span(start, end, label);
        }
    }
}
