package dev.assay.checkers.execution.java.guest;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import dev.assay.checkers.execution.java.guest.Compiled.TestProblem;
import dev.assay.checkers.execution.java.guest.Javac.Fault;
import dev.assay.checkers.execution.java.guest.Javac.Parsed;
import dev.assay.checkers.execution.java.guest.Javac.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The author's tests, compiled against an answer. A test that does not fit the answer costs that
 * test alone: its body is taken out.
 */
final class TestCode {

    private static final int ROUNDS = 5;

    private final Javac javac;
    private final List<Edited> files;
    private final List<ClassFile> answer;
    private final List<TestProblem> problems = new ArrayList<>();
    private List<ClassFile> classes = List.of();

    TestCode(Javac javac, List<String> files, List<ClassFile> answer) {
        this.javac = javac;
        this.files = files.stream().map(Edited::new).toList();
        this.answer = List.copyOf(answer);
    }

    List<ClassFile> classes() {
        return classes;
    }

    List<TestProblem> problems() {
        return List.copyOf(problems);
    }

    void compile() throws IOException {
        List<Edited> left = new ArrayList<>(files);
        for (int round = 0; !left.isEmpty(); round++) {
            Map<String, String> sources = new LinkedHashMap<>();
            for (Edited file : left) {
                sources.put(name(file), file.text());
            }
            Result result = javac.compile(sources, answer);
            if (result.errors().isEmpty()) {
                classes = result.classes();
                return;
            }
            for (Edited file : List.copyOf(left)) {
                List<Fault> own =
                        result.errors().stream()
                                .filter(each -> each.file().equals(name(file)))
                                .toList();
                if (!own.isEmpty() && (round >= ROUNDS || !takeOut(file, own))) {
                    left.remove(file);
                    problems.add(
                            new TestProblem(
                                    type(file), "", Compilation.words(own.getFirst().message())));
                }
            }
        }
    }

    private String name(Edited file) {
        return "tests" + files.indexOf(file) + ".java";
    }

    private String type(Edited file) throws IOException {
        Parsed parsed = javac.parse(name(file), file.original());
        for (Tree tree : parsed.unit().getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                return binary(parsed, type.getSimpleName().toString());
            }
        }
        return "";
    }

    private static String binary(Parsed parsed, String name) {
        var packageName = parsed.unit().getPackageName();
        return packageName == null ? name : packageName + "." + name;
    }

    /** Takes the bodies of the methods out that errors are in; false when one is elsewhere. */
    private boolean takeOut(Edited file, List<Fault> errors) throws IOException {
        Parsed parsed = javac.parse(name(file), file.original());
        Map<Integer, String> bodies = new LinkedHashMap<>();
        for (Fault error : errors) {
            int at = file.original(error.offset());
            Optional<Place> place = place(parsed, at);
            if (place.isEmpty()) {
                return false;
            }
            if (bodies.putIfAbsent(place.get().start, "") == null) {
                String why = Compilation.words(error.message());
                file.replace(
                        place.get().start,
                        place.get().end,
                        "{ throw new AssertionError(); "
                                + "\n"
                                        .repeat(
                                                (int)
                                                        file.original()
                                                                .substring(
                                                                        place.get().start,
                                                                        place.get().end)
                                                                .chars()
                                                                .filter(c -> c == '\n')
                                                                .count())
                                + "}");
                problems.add(new TestProblem(place.get().type, place.get().method, why));
            }
        }
        return true;
    }

    /** A method's body. */
    private record Place(String type, String method, int start, int end) {}

    private static Optional<Place> place(Parsed parsed, int at) {
        for (Tree tree : parsed.unit().getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                Optional<Place> found =
                        place(parsed, type, binary(parsed, type.getSimpleName().toString()), at);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> place(Parsed parsed, ClassTree type, String name, int at) {
        SourcePositions positions = parsed.trees().getSourcePositions();
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree inner) {
                Optional<Place> found =
                        place(parsed, inner, name + "$" + inner.getSimpleName(), at);
                if (found.isPresent()) {
                    return found;
                }
            }
            if (member instanceof MethodTree method && method.getBody() != null) {
                int start = (int) positions.getStartPosition(parsed.unit(), method.getBody());
                int end = (int) positions.getEndPosition(parsed.unit(), method.getBody());
                if (start <= at && at < end) {
                    return Optional.of(new Place(name, method.getName().toString(), start, end));
                }
            }
        }
        return Optional.empty();
    }
}
