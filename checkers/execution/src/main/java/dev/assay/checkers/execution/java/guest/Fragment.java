package dev.assay.checkers.execution.java.guest;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import dev.assay.checkers.execution.java.guest.Javac.Parsed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer as the compiler takes it: whole classes as they are, methods with a class
 * around them, statements with a method around them, an expression with a {@code return} before it.
 *
 * @param file its name for the compiler
 * @param source the part, completed
 * @param wrapper the class that was put around it; empty for none
 * @param firstError where the first error of its grammar is; empty when it has none
 * @param withoutValue the same, should its last statement turn out to have no value
 */
record Fragment(
        String file,
        Edited source,
        String wrapper,
        Optional<Integer> firstError,
        Optional<Fragment> withoutValue) {

    private static final int MOST_PIECES = 300;

    /** Reads a part in the way that makes most sense of it. */
    static Fragment read(Javac javac, int index, String text, String name, String mother)
            throws IOException {
        String file = "answer" + index + ".java";
        Reader reader = new Reader(javac, file, text, new Wrapper(name, mother));
        List<Fragment> all = new ArrayList<>();
        for (Way way :
                List.<Way>of(reader::unit, reader::statements, reader::expression, reader::mixed)) {
            Optional<Fragment> read = way.read();
            if (read.isPresent() && read.get().firstError.isEmpty()) {
                return read.get();
            }
            read.ifPresent(all::add);
        }
        // None is right: the one that gets furthest is what was meant.
        Fragment best = all.getFirst();
        for (Fragment each : all) {
            if (each.firstError.orElse(0) > best.firstError.orElse(0)) {
                best = each;
            }
        }
        return best;
    }

    @FunctionalInterface
    private interface Way {
        Optional<Fragment> read() throws IOException;
    }

    /** What goes around a fragment; a later fragment's class extends an earlier one's. */
    private record Wrapper(String name, String mother) {

        String open() {
            return " class " + name + (mother.isEmpty() ? "" : " extends " + mother) + " { ";
        }

        String close() {
            return "\n" + name + "() throws Exception {}\n}";
        }
    }

    private record Reader(Javac javac, String file, String text, Wrapper wrapper) {

        private Fragment made(Edited source, boolean isWrapped) throws IOException {
            Parsed parsed = javac.parse(file, source.text());
            return new Fragment(
                    file,
                    source,
                    isWrapped ? wrapper.name : "",
                    parsed.errors().stream().findFirst().map(e -> source.original(e.offset())),
                    Optional.empty());
        }

        /** Whole classes; or members, which newer Java takes without a class around them. */
        Optional<Fragment> unit() throws IOException {
            Parsed parsed = javac.parse(file, text);
            String implicit = file.substring(0, file.length() - ".java".length());
            boolean isImplicit =
                    parsed.unit().getTypeDecls().stream()
                            .anyMatch(
                                    each ->
                                            each instanceof ClassTree type
                                                    && type.getSimpleName()
                                                            .contentEquals(implicit));
            if (!isImplicit) {
                return Optional.of(made(new Edited(text), false));
            }
            return Optional.of(around("", ""));
        }

        private Fragment around(String before, String after) throws IOException {
            Edited source = new Edited(text);
            source.insert(Scan.afterImports(text), wrapper.open() + before);
            source.insert(text.length(), after + wrapper.close());
            return made(source, true);
        }

        Optional<Fragment> expression() throws IOException {
            String end = text.stripTrailing().endsWith(";") ? "" : "\n;";
            String main = "} public static void main(String[] a) throws Exception { answer(); }";
            return Optional.of(
                    around("static Object answer() throws Exception { return ", end + main));
        }

        Optional<Fragment> statements() throws IOException {
            String before = "static Object answer() throws Exception { ";
            String main = "\n} public static void main(String[] a) throws Exception { answer(); }";
            Fragment bare = around(before, main);
            if (bare.firstError.isPresent()) {
                return Optional.of(bare);
            }
            Parsed parsed = javac.parse(file, bare.source.text());
            StatementTree last = last(parsed);
            Fragment set = around(before, value(last) + main);
            if (!(last instanceof ExpressionStatementTree statement
                    && statement.getExpression() instanceof MethodInvocationTree)) {
                return Optional.of(set);
            }
            // A method's value is what is meant, unless it has none.
            int at =
                    (int) parsed.trees().getSourcePositions().getStartPosition(parsed.unit(), last);
            Edited source = new Edited(text);
            source.insert(Scan.afterImports(text), wrapper.open() + before);
            source.insert(bare.source.original(at), " return ");
            source.insert(text.length(), main + wrapper.close());
            Fragment made = made(source, true);
            return Optional.of(
                    new Fragment(
                            made.file,
                            made.source,
                            made.wrapper,
                            made.firstError,
                            Optional.of(set)));
        }

        private static @Nullable StatementTree last(Parsed parsed) {
            for (Tree type : parsed.unit().getTypeDecls()) {
                if (type instanceof ClassTree wrapping
                        && wrapping.getMembers().getFirst() instanceof MethodTree method
                        && method.getBody() != null
                        && !method.getBody().getStatements().isEmpty()) {
                    return method.getBody().getStatements().getLast();
                }
            }
            return null;
        }

        /** What statements leave: the last variable that they set. */
        private static String value(@Nullable StatementTree last) {
            return switch (last) {
                case VariableTree variable -> "\nreturn " + variable.getName() + ";";
                case ReturnTree _ -> "";
                case ThrowTree _ -> "";
                case WhileLoopTree loop when isEndless(loop) -> "";
                case ExpressionStatementTree statement
                        when statement.getExpression() instanceof AssignmentTree set ->
                        "\nreturn " + set.getVariable() + ";";
                case null -> "\nreturn null;";
                default -> "\nreturn null;";
            };
        }

        private static boolean isEndless(WhileLoopTree loop) {
            return loop.getCondition().toString().equals("(true)")
                    && !loop.getStatement().toString().contains("break");
        }

        /** Methods and statements in one another's midst: statements become initialisers. */
        Optional<Fragment> mixed() throws IOException {
            Edited source = new Edited(text);
            int start = Scan.afterImports(text);
            source.insert(start, wrapper.open());
            List<Integer> ends = Scan.pieces(text);
            if (ends.size() > MOST_PIECES) {
                return Optional.empty();
            }
            boolean hasMain = false;
            for (int end : ends) {
                if (end <= start) {
                    continue;
                }
                String piece = text.substring(start, end);
                if (!javac.parse("piece.java", "class Piece {" + piece + "\n}")
                        .errors()
                        .isEmpty()) {
                    source.insert(start, "{");
                    source.insert(end, "}");
                }
                hasMain |= piece.contains(" main(");
                start = end;
            }
            source.insert(
                    text.length(),
                    (hasMain
                                    ? ""
                                    : "\npublic static void main(String[] a) throws Exception"
                                            + " { new "
                                            + wrapper.name
                                            + "(); }")
                            + wrapper.close());
            return Optional.of(made(source, true));
        }
    }
}
