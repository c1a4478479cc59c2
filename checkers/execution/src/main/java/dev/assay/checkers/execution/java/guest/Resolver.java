package dev.assay.checkers.execution.java.guest;

import dev.assay.checkers.execution.java.guest.CallCode.Use;
import dev.assay.checkers.execution.java.guest.Declared.Method;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what calls mean in an answer: a class under its other name or inside of another class, a
 * method in whichever class it stands.
 */
final class Resolver {

    /** The object that methods are called on that are not static. */
    static final String SELF = "assaySelf";

    private final List<Declared> declared;
    private final Map<String, String> renamed = new HashMap<>();
    private final List<String> defined = new ArrayList<>();

    Resolver(List<Declared> declared, List<List<String>> define) {
        this.declared = List.copyOf(declared);
        for (Declared each : declared) {
            if (!each.isTopLevel()) {
                renamed.putIfAbsent(each.simpleName(), each.name());
            }
        }
        for (Declared each : declared) {
            if (each.isTopLevel()) {
                renamed.remove(each.name());
            }
        }
        for (List<String> names : define) {
            String found =
                    names.stream().map(this::find).filter(n -> !n.isEmpty()).findFirst().orElse("");
            if (found.isEmpty() && names.contains("*")) {
                found = only(names.getFirst());
            }
            defined.add(found);
            if (!found.isEmpty() && !found.equals(names.getFirst())) {
                renamed.put(names.getFirst(), found);
            }
        }
    }

    /** Under which name each wanted name is there; empty when it is not. */
    List<String> defined() {
        return List.copyOf(defined);
    }

    private String find(String name) {
        for (Declared each : declared) {
            if (each.simpleName().equals(name) && !each.isWrapper()) {
                return each.name();
            }
        }
        return target(name).isPresent() ? name : "";
    }

    /** The only class, for a name that begins like one; else the only method but main. */
    private String only(String wanted) {
        if (Character.isUpperCase(wanted.charAt(0))) {
            List<Declared> types =
                    declared.stream()
                            .filter(each -> each.isTopLevel() && !each.isWrapper())
                            .filter(each -> each.method("main").isEmpty())
                            .toList();
            return types.size() == 1 ? types.getFirst().name() : "";
        }
        List<String> names =
                declared.stream()
                        .filter(each -> each.isTopLevel() && !isFixture(each))
                        .flatMap(each -> each.methods().stream())
                        .map(Method::name)
                        .filter(each -> !each.equals("main") && !isOurs(each))
                        .distinct()
                        .toList();
        return names.size() == 1 ? names.getFirst() : "";
    }

    private static boolean isFixture(Declared type) {
        return type.isWrapper() && type.name().equals(Compilation.FIXTURE);
    }

    private boolean isOurs(String method) {
        return method.equals("answer")
                && declared.stream()
                        .anyMatch(each -> each.isWrapper() && each.method("answer").isPresent());
    }

    /** The class whose method a simple name calls. */
    Optional<Declared> target(String method) {
        String name = renamed.getOrDefault(method, method);
        Optional<Declared> best = Optional.empty();
        for (Declared each : declared) {
            Optional<Method> found = each.method(name);
            if (found.isEmpty()
                    || (!found.get().isStatic()
                            && !each.isWrapper()
                            && (each.isAbstract() || !each.hasPlainConstructor()))) {
                continue;
            }
            // Later wrappers extend earlier ones.
            if (best.isEmpty() || each.isWrapper()) {
                best = Optional.of(each);
            }
        }
        return best;
    }

    /** Where {@code private} stands before methods that calls name without their class. */
    Map<Declared, List<Integer>> hidden(List<Use> uses) {
        Map<Declared, List<Integer>> hidden = new HashMap<>();
        for (Use use : uses) {
            if (use.isMethod()) {
                String name = renamed.getOrDefault(use.name(), use.name());
                target(use.name())
                        .ifPresent(
                                type ->
                                        type.methods().stream()
                                                .filter(each -> each.name().equals(name))
                                                .filter(each -> each.privateAt() >= 0)
                                                .forEach(
                                                        each ->
                                                                hidden.computeIfAbsent(
                                                                                type,
                                                                                _ ->
                                                                                        new ArrayList<>())
                                                                        .add(each.privateAt())));
            }
        }
        return hidden;
    }

    /** The text of a class whose method {@code call} makes the call. */
    String source(
            Javac javac, CallCode call, String name, List<String> imports, boolean returnsValue)
            throws IOException {
        Edited body = new Edited(call.body(returnsValue));
        // Places are those of the body that returns; the other lacks the word before them.
        int less = returnsValue ? 0 : " return ".length() - 1;
        String self = "";
        String packageName =
                declared.stream()
                        .map(Declared::packageName)
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse("");
        int expressionAt = call.statements().length();
        for (Use use : call.uses(javac)) {
            int shift = use.start() > expressionAt ? less : 0;
            Optional<Declared> type = use.isMethod() ? target(use.name()) : Optional.empty();
            String now = renamed.getOrDefault(use.name(), use.name());
            if (type.isPresent()) {
                Method method = type.get().method(now).orElseThrow();
                packageName = type.get().packageName();
                now = (method.isStatic() ? type.get().name() : SELF) + "." + now;
                if (!method.isStatic()) {
                    self =
                            "final "
                                    + type.get().name()
                                    + " "
                                    + SELF
                                    + " = new "
                                    + type.get().name()
                                    + "(); "
                                    + name
                                    + "() throws Throwable {} ";
                }
                if (use.name().equals("main") && use.arguments() == 0 && method.parameters() == 1) {
                    int close = body.original().indexOf(')', use.end() - shift);
                    body.insert(close, "new String[0]");
                }
            }
            if (!now.equals(use.name())) {
                body.replace(use.start() - shift, use.end() - shift, now);
            }
        }
        StringBuilder text = new StringBuilder();
        text.append(packageName.isEmpty() ? "" : "package " + packageName + "; ");
        for (Declared each : declared) {
            if (!each.packageName().equals(packageName) && !each.packageName().isEmpty()) {
                text.append("import ").append(each.packageName()).append(".*; ");
            }
        }
        imports.forEach(each -> text.append("import ").append(each).append("; "));
        Supplied.always().forEach(each -> text.append("import ").append(each).append("; "));
        return text.append("class ")
                .append(name)
                .append(" { ")
                .append(self)
                .append(returnsValue ? "Object" : "void")
                .append(" call() throws Throwable { ")
                .append(body.text())
                .append("\n} }")
                .toString();
    }
}
