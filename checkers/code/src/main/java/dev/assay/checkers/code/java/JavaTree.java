package dev.assay.checkers.code.java;

import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Evidence;
import dev.assay.spi.Region;
import java.util.List;
import java.util.Optional;

/** Makes a {@link CodeTree} out of Java: all its regions, one after the other. */
public final class JavaTree {

    private JavaTree() {}

    /**
     * The Java of an answer as a tree.
     *
     * @param unreadable why it was not read; then the tree is empty
     */
    public record Code(CodeTree tree, Optional<String> unreadable) {}

    /** How it is made out of an answer. */
    public enum Making implements Derivation<Code> {
        ONLY;

        @Override
        public String key() {
            return "java.tree";
        }

        @Override
        public Code derive(Answer answer, CheckContext context) throws Exception {
            return of(context.derived(JavaCode.Making.ONLY));
        }
    }

    /** The tree of code that is parsed. */
    static Code of(JavaCode code) {
        CodeTree.Builder builder = new CodeTree.Builder();
        for (JavaCode.Parsed parsed : code.parsed()) {
            JavaSnippet snippet = parsed.snippet();
            builder.source(new Source(parsed.region()));
            JavaStatements statements = new JavaStatements(builder, parsed, code.names());
            root(snippet.tree(), statements);
            for (Range problem : snippet.problems()) {
                builder.trouble(snippet.offset(problem.begin), snippet.offset(problem.end) + 1);
            }
        }
        return new Code(builder.build(), code.unreadable());
    }

    /** What a snippet was wrapped in is left out. */
    private static void root(Node tree, JavaStatements statements) {
        if (tree instanceof Expression expression) {
            statements.expressions().expression(expression);
        } else if (tree instanceof CompilationUnit unit) {
            unit.getImports().forEach(statements::importDeclaration);
            for (TypeDeclaration<?> type : unit.getTypes()) {
                boolean wrapped = type.getNameAsString().equals(JavaSnippet.WRAPPER);
                List<MethodDeclaration> bodies =
                        wrapped ? type.getMethodsByName(JavaSnippet.WRAPPER_METHOD) : List.of();
                if (!bodies.isEmpty()) {
                    bodies.getFirst().getBody().ifPresent(statements::statements);
                } else if (wrapped) {
                    type.getMembers().forEach(statements::member);
                } else if (type instanceof ClassOrInterfaceDeclaration plain && plain.isCompact()) {
                    plain.getMembers().forEach(statements::member);
                } else {
                    statements.type(type);
                }
            }
        }
    }

    private record Source(Region region) implements CodeTree.Source {

        @Override
        public String text(int start, int end) {
            int from = Math.clamp(start, 0, region.text().length());
            return region.text().substring(from, Math.clamp(end, from, region.text().length()));
        }

        @Override
        public Evidence.Span span(int start, int end, String label) {
            int from = Math.clamp(start, 0, region.text().length());
            int to = Math.clamp(end, from, region.text().length());
            return from == to
                    ? new Evidence.Span(
                            region.file(), region.original(from), region.original(from), label)
                    : new Evidence.Span(
                            region.file(), region.original(from), region.originalEnd(to), label);
        }
    }
}
