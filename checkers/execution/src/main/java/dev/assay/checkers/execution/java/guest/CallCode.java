package dev.assay.checkers.execution.java.guest;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import dev.assay.checkers.execution.java.guest.Javac.Parsed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call as an author writes it: statements, the last of which may be an expression whose value is
 * looked at.
 *
 * @param statements what comes before the last expression
 * @param expression the last expression; empty for none
 */
public record CallCode(String statements, String expression) {

    private static final String FILE = "call.java";
    private static final String BEFORE = "class Call { Object call() throws Throwable { ";

    /** A name that a call uses, and where. */
    record Use(int start, int end, String name, boolean isMethod, int arguments) {}

    /**
     * Reads a call; runs nothing.
     *
     * @return empty when it is no Java
     */
    public static Optional<CallCode> read(String call) throws IOException {
        return read(new Javac(), call);
    }

    /** Why a text is no Java, in words; empty when it is. Runs nothing. */
    public static List<String> problems(String text) throws IOException {
        return new Javac()
                .parse(FILE, text).errors().stream()
                        .map(each -> Compilation.words(each.message()))
                        .toList();
    }

    static Optional<CallCode> read(Javac javac, String call) throws IOException {
        String text = call.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        List<Integer> ends = Scan.semicolons(text);
        int cut = ends.isEmpty() ? 0 : ends.getLast();
        CallCode asValue = new CallCode(text.substring(0, cut), text.substring(cut).strip());
        if (!asValue.expression.isEmpty() && isJava(javac, asValue)) {
            return Optional.of(asValue);
        }
        CallCode asStatements = new CallCode(text + (text.endsWith("}") ? "" : ";"), "");
        return isJava(javac, asStatements) ? Optional.of(asStatements) : Optional.empty();
    }

    private static boolean isJava(Javac javac, CallCode code) throws IOException {
        Parsed parsed = javac.parse(FILE, BEFORE + code.body(true) + "\n} }");
        // What closes the method early and opens another is no call.
        return parsed.errors().isEmpty()
                && parsed.unit().getTypeDecls().size() == 1
                && parsed.unit().getTypeDecls().getFirst() instanceof ClassTree type
                && type.getMembers().size() == 1;
    }

    /** The body of a method that makes it. */
    String body(boolean returnsValue) {
        if (expression.isEmpty()) {
            return statements;
        }
        return statements + (returnsValue ? " return " : " ") + expression + "\n;";
    }

    /** The simple names that it uses, in a body that returns no value. */
    List<Use> uses(Javac javac) throws IOException {
        Parsed parsed = javac.parse(FILE, BEFORE + body(true) + "\n} }");
        SourcePositions positions = parsed.trees().getSourcePositions();
        List<Use> uses = new ArrayList<>();
        Set<IdentifierTree> methods = new LinkedHashSet<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(
                    MethodInvocationTree call, @Nullable Void nothing) {
                if (call.getMethodSelect() instanceof IdentifierTree name) {
                    methods.add(name);
                    add(name, true, call.getArguments().size());
                }
                return super.visitMethodInvocation(call, null);
            }

            @Override
            public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
                if (!methods.contains(name)) {
                    add(name, false, 0);
                }
                return super.visitIdentifier(name, null);
            }

            private void add(IdentifierTree name, boolean isMethod, int arguments) {
                int start = (int) positions.getStartPosition(parsed.unit(), name);
                int end = (int) positions.getEndPosition(parsed.unit(), name);
                if (start >= BEFORE.length()) {
                    uses.add(
                            new Use(
                                    start - BEFORE.length(),
                                    end - BEFORE.length(),
                                    name.getName().toString(),
                                    isMethod,
                                    arguments));
                }
            }
        }.scan(parsed.unit(), null);
        return uses;
    }
}
