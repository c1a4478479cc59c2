package dev.assay.checkers.code.java;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of classes and variables where a walk through an answer's Java stands. */
final class JavaNames {

    /**
     * A variable.
     *
     * @param type its class, empty when unknown
     * @param from what its value comes from: a call, a field
     */
    record Variable(String type, Optional<JavaUse> from) {}

    private final Map<String, String> imported = new HashMap<>();
    private final List<String> packages = new ArrayList<>();
    private final Map<String, String> members = new HashMap<>();
    private final List<String> memberSources = new ArrayList<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> methods = new HashSet<>();
    private final Deque<Map<String, Variable>> scopes = new ArrayDeque<>();
    private @Nullable Constants constants;

    JavaNames() {
        push();
    }

    /** Takes in what a tree imports and declares, wherever it stands. */
    void foresee(Node tree) {
        for (ImportDeclaration one : tree.findAll(ImportDeclaration.class)) {
            String name = one.getNameAsString();
            if (one.isStatic() && one.isAsterisk()) {
                memberSources.add(name);
            } else if (one.isStatic() && name.indexOf('.') > 0) {
                int dot = name.lastIndexOf('.');
                members.put(name.substring(dot + 1), name.substring(0, dot));
            } else if (one.isAsterisk()) {
                packages.add(name);
            } else {
                imported.put(JavaTypes.simple(name), name);
            }
        }
        for (TypeDeclaration<?> one : tree.findAll(TypeDeclaration.class)) {
            declared.add(one.getNameAsString());
        }
        for (MethodDeclaration one : tree.findAll(MethodDeclaration.class)) {
            methods.add(one.getNameAsString());
        }
    }

    void push() {
        scopes.push(new HashMap<>());
    }

    void pop() {
        scopes.pop();
    }

    void bind(String name, String type, Optional<Expression> value, Optional<JavaUse> from) {
        scopes.element().put(name, new Variable(type, from));
        value.ifPresent(expression -> constants = new Constants(name, expression, constants));
    }

    Optional<Variable> variable(String name) {
        for (Map<String, Variable> scope : scopes) {
            Variable found = scope.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** What variables were given up to here; null when nothing was. */
    @Nullable Constants constants() {
        return constants;
    }

    boolean declares(String simple) {
        return declared.contains(simple);
    }

    /**
     * Whether the answer has a method of that name: no import can give the name another meaning.
     */
    boolean hasMethod(String name) {
        return methods.contains(name);
    }

    /**
     * The full name of a class; one that the answer declares is {@code =Name}. Empty when nothing
     * is known of it.
     */
    Optional<String> type(String written) {
        int dot = written.indexOf('.');
        String first = dot < 0 ? written : written.substring(0, dot);
        if (declared.contains(first)) {
            return Optional.of("=" + written);
        }
        if (imported.containsKey(first)) {
            return Optional.of(imported.get(first) + (dot < 0 ? "" : written.substring(dot)));
        }
        if (dot > 0 && Character.isLowerCase(written.charAt(0))) {
            return JavaTypes.jdk(written).isPresent() ? Optional.of(written) : Optional.empty();
        }
        for (String in : packages) {
            if (JavaTypes.jdk(in + "." + first).isPresent()) {
                return Optional.of(in + "." + written);
            }
        }
        return JavaTypes.usually(first).map(name -> name + (dot < 0 ? "" : written.substring(dot)));
    }

    /** A declared type's class; empty when it says nothing. */
    String type(Type type) {
        if (type instanceof ClassOrInterfaceType named) {
            String written = named.getNameWithScope();
            return type(written).orElse("?" + written);
        }
        return type instanceof ArrayType || type.isPrimitiveType() ? "?" + type.asString() : "";
    }

    /** The class that a method without anything before it was imported from, or empty. */
    String methodSource(String method) {
        return hasMethod(method) ? "" : source(method);
    }

    /** The class that a method or field without anything before it was imported from, or empty. */
    String source(String member) {
        String named = members.get(member);
        if (named != null) {
            return named;
        }
        for (String source : memberSources) {
            if (JavaTypes.jdk(source).map(type -> JavaTypes.has(type, member)).orElse(true)) {
                return source;
            }
        }
        return "";
    }
}
