package dev.assay.checkers.execution.java.guest;

import com.sun.source.tree.CompilationUnitTree;
import dev.assay.checkers.execution.java.guest.CallCode.Use;
import dev.assay.checkers.execution.java.guest.Compiled.Call;
import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import dev.assay.checkers.execution.java.guest.Compiled.Problem;
import dev.assay.checkers.execution.java.guest.Javac.Fault;
import dev.assay.checkers.execution.java.guest.Javac.Parsed;
import dev.assay.checkers.execution.java.guest.Javac.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles an answer, then the author's calls and tests against it. */
final class Compilation {

    static final String FIXTURE = "Fixture";

    /** Nobody nests as deep; compilers take long where somebody does. */
    private static final int DEEPEST = 200;

    private static final int ROUNDS = 6;

    private final Javac javac;
    private final CompileRequest request;
    private final List<Fragment> fragments = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    Compilation(Javac javac, CompileRequest request) {
        this.javac = javac;
        this.request = request;
    }

    Compiled run() throws IOException {
        read();
        List<Optional<CallCode>> calls = new ArrayList<>();
        List<Use> uses = new ArrayList<>();
        for (String call : request.calls()) {
            Optional<CallCode> code = CallCode.read(javac, call);
            calls.add(code);
            if (code.isPresent()) {
                uses.addAll(code.get().uses(javac));
            }
        }
        Resolver resolver = new Resolver(declared(), request.define());
        resolver.hidden(uses)
                .forEach(
                        (type, places) -> places.stream().distinct().forEach(at -> show(type, at)));
        Result answer = compile();
        if (!answer.errors().isEmpty() && leaveOutBroken(answer)) {
            resolver = new Resolver(declared(), request.define());
            answer = compile();
        }
        if (!answer.errors().isEmpty()) {
            return new Compiled(
                    problems(answer.errors()),
                    List.copyOf(notes),
                    resolver.defined(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        TestCode tests = new TestCode(javac, request.tests(), answer.classes());
        tests.compile();
        return new Compiled(
                List.of(),
                List.copyOf(notes),
                resolver.defined(),
                answer.classes(),
                calls(calls, resolver, answer.classes()),
                tests.classes(),
                tests.problems());
    }

    // --- the answer ------------------------------------------------------------------------

    private void read() throws IOException {
        String mother = "";
        if (!request.fixture().isBlank()) {
            // Fragments see it because their class extends it.
            Fragment fixture =
                    Fragment.read(
                            javac, request.parts().size(), request.fixture(), FIXTURE, mother);
            fragments.add(fixture);
            mother = fixture.wrapper();
        }
        for (int i = 0; i < request.parts().size(); i++) {
            CompileRequest.Part part = request.parts().get(i);
            if (Scan.depth(part.text()) > DEEPEST) {
                throw new Javac.GivesUpException();
            }
            String name = "Answer" + (i == 0 ? "" : Integer.toString(i + 1));
            Fragment fragment = Fragment.read(javac, i, part.text(), name, mother);
            if (part.isQuiet() && fragment.firstError().isPresent()) {
                continue; // code inside a sentence need not be a program
            }
            fragments.add(fragment);
            mother = fragment.wrapper().isEmpty() ? mother : fragment.wrapper();
        }
    }

    private List<Declared> declared() throws IOException {
        List<Declared> all = new ArrayList<>();
        for (Fragment fragment : fragments) {
            all.addAll(
                    Declared.of(fragment, javac.parse(fragment.file(), fragment.source().text())));
        }
        return all;
    }

    /** A method that calls name without its class is called from another one. */
    private void show(Declared type, int at) {
        Edited source = type.fragment().source();
        int start = source.original(at);
        source.replace(start, start + "private".length(), "       ");
        notes.add("`private` methods that are called were opened");
    }

    private Result compile() throws IOException {
        Result result = javac.compile(sources(), List.of());
        Set<String> supplied = new HashSet<>();
        for (int round = 0; round < ROUNDS && !result.errors().isEmpty(); round++) {
            boolean isNew = false;
            for (Fault error : result.errors()) {
                Optional<String> missing = Supplied.missing(error);
                Optional<Fragment> fragment = fragment(error.file());
                boolean isVoid =
                        error.message().contains(": void cannot be converted")
                                && fragment.flatMap(Fragment::withoutValue).isPresent();
                if (isVoid) {
                    fragments.replaceAll(
                            each ->
                                    each.file().equals(error.file())
                                            ? each.withoutValue().orElse(each)
                                            : each);
                    isNew = true;
                    break;
                }
                if (missing.isPresent()
                        && fragment.isPresent()
                        && supplied.add(error.file() + " " + missing.get())) {
                    supply(fragment.get(), missing.get());
                    isNew = true;
                }
            }
            if (!isNew) {
                return result;
            }
            result = javac.compile(sources(), List.of());
        }
        return result;
    }

    private Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        fragments.forEach(each -> sources.put(each.file(), each.source().text()));
        return sources;
    }

    private Optional<Fragment> fragment(String file) {
        return fragments.stream().filter(each -> each.file().equals(file)).findFirst();
    }

    /** Before everything but the package: on its line, so that lines stay the same. */
    private void supply(Fragment fragment, String name) throws IOException {
        Edited source = fragment.source();
        Parsed parsed = javac.parse(fragment.file(), source.original());
        CompilationUnitTree unit = parsed.unit();
        int at = 0;
        if (unit.getPackage() != null) {
            long end = parsed.trees().getSourcePositions().getEndPosition(unit, unit.getPackage());
            at = (int) Math.max(0, end);
        }
        source.insertFirst(at, "import " + name + "; ");
        if (!fragment.wrapper().equals(FIXTURE)) {
            notes.add("import " + name);
        }
    }

    /** Of several parts those that are no Java may be left out, where there are others. */
    private boolean leaveOutBroken(Result answer) {
        Set<String> broken = new HashSet<>();
        answer.errors().forEach(error -> broken.add(error.file()));
        List<Fragment> whole =
                fragments.stream()
                        .filter(each -> !broken.contains(each.file()))
                        .filter(each -> each.firstError().isEmpty())
                        .toList();
        boolean isOnlyBroken =
                fragments.stream()
                        .filter(each -> broken.contains(each.file()))
                        .allMatch(each -> each.firstError().isPresent());
        boolean isLeft = whole.stream().anyMatch(each -> !each.wrapper().equals(FIXTURE));
        if (!isLeft || !isOnlyBroken) {
            return false;
        }
        fragments.clear();
        fragments.addAll(whole);
        notes.add("parts of the answer that are no Java were left out");
        return true;
    }

    private List<Problem> problems(List<Fault> errors) {
        List<Problem> problems = new ArrayList<>();
        for (Fault error : errors) {
            Optional<Fragment> fragment = fragment(error.file());
            int part =
                    fragment.map(each -> Integer.parseInt(each.file().replaceAll("\\D", "")))
                            .orElse(-1);
            int offset =
                    fragment.filter(_ -> error.offset() >= 0)
                            .map(each -> each.source().original(error.offset()))
                            .orElse(-1);
            problems.add(new Problem(part, offset, words(error.message())));
        }
        problems.sort(Comparator.comparingInt(Problem::part).thenComparingInt(Problem::offset));
        return problems;
    }

    /** On one line, without names of ours. */
    static String words(String message) {
        return message.strip()
                .replaceAll("\\s*\\R\\s*symbol:\\s+", ": ")
                .replaceAll("\\s*\\R\\s*location:\\s+(?:class Answer\\d*$|)", " in ")
                .replaceAll("\\s+", " ")
                .replaceAll(" in $", "")
                .replaceAll("\\bAssayCall\\d+\\b", "the call")
                .replaceAll("\\bjava\\.(?:lang|util)\\.(?=\\p{Lu})", "");
    }

    // --- calls -----------------------------------------------------------------------------

    private List<Call> calls(
            List<Optional<CallCode>> codes, Resolver resolver, List<ClassFile> classes)
            throws IOException {
        Map<Integer, Boolean> pending = new LinkedHashMap<>(); // whether it returns a value
        Map<Integer, String> problems = new LinkedHashMap<>();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).isPresent()) {
                pending.put(i, !codes.get(i).get().expression().isEmpty());
            } else {
                problems.put(i, "it is no Java");
            }
        }
        Result result = new Result(List.of(), List.of());
        while (!pending.isEmpty()) {
            Map<String, String> sources = new LinkedHashMap<>();
            for (Map.Entry<Integer, Boolean> each : pending.entrySet()) {
                CallCode code = codes.get(each.getKey()).orElseThrow();
                String name = name(each.getKey());
                sources.put(
                        name + ".java",
                        resolver.source(javac, code, name, request.imports(), each.getValue()));
            }
            result = javac.compile(sources, classes);
            if (result.errors().isEmpty()) {
                break;
            }
            boolean isOther = false;
            for (Fault error : result.errors()) {
                Optional<Integer> index =
                        pending.keySet().stream()
                                .filter(each -> error.file().equals(name(each) + ".java"))
                                .findFirst();
                if (index.isEmpty()) {
                    continue;
                }
                isOther = true;
                boolean isVoid = error.message().contains(": void cannot be converted");
                if (isVoid && Boolean.TRUE.equals(pending.get(index.get()))) {
                    pending.put(index.get(), false);
                } else {
                    problems.put(index.get(), words(error.message()));
                    pending.remove(index.get());
                }
            }
            if (!isOther) {
                String all = words(result.errors().getFirst().message());
                pending.keySet().forEach(each -> problems.put(each, all));
                pending.clear();
            }
        }
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            calls.add(call(i, pending.containsKey(i) ? result.classes() : List.of(), problems));
        }
        return calls;
    }

    private static Call call(int index, List<ClassFile> all, Map<Integer, String> problems) {
        String name = name(index);
        List<ClassFile> own =
                all.stream()
                        .filter(
                                each -> {
                                    String simple =
                                            each.name().substring(each.name().lastIndexOf('.') + 1);
                                    return simple.equals(name) || simple.startsWith(name + "$");
                                })
                        .toList();
        String main =
                own.stream()
                        .map(ClassFile::name)
                        .filter(each -> each.equals(name) || each.endsWith("." + name))
                        .findFirst()
                        .orElse("");
        return new Call(main, own, problems.getOrDefault(index, ""));
    }

    private static String name(int index) {
        return "AssayCall" + index;
    }
}
