package dev.assay.checkers.code.java;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds calls by which a method gets back to itself, directly or through others. */
final class Recursion {

    private static final int MOST_METHODS = 500;

    private final CodeTree code;

    /** The calls in a method, by its class, name and number of parameters. */
    private final Map<String, List<Integer>> calls = new HashMap<>();

    private final Map<Integer, String> callees = new HashMap<>();

    private Recursion(CodeTree code) {
        this.code = code;
    }

    /** The calls, in order. */
    static List<Integer> in(CodeTree code) {
        Recursion recursion = new Recursion(code);
        recursion.read();
        return recursion.find();
    }

    private void read() {
        Map<Integer, String> methods = new LinkedHashMap<>();
        for (int node = 1; node < code.size() && methods.size() < MOST_METHODS; node++) {
            if (code.form(node) == Form.FUNCTION) {
                String method = key(classAround(node), label(node), code.child(node, 1));
                methods.put(node, method);
                calls.put(method, new ArrayList<>());
            }
        }
        methods.forEach(
                (node, method) -> {
                    List<Integer> own = calls.getOrDefault(method, new ArrayList<>());
                    for (int inner = node; inner < code.after(node); inner++) {
                        if (code.form(inner) == Form.CALL) {
                            String callee = callee(inner);
                            if (calls.containsKey(callee)) {
                                own.add(inner);
                                callees.put(inner, callee);
                            }
                        }
                    }
                });
    }

    /** The method of the answer that is called, as far as that is known; else empty. */
    private String callee(int call) {
        int callee = code.child(call, 0);
        int arguments = code.child(call, 1);
        if (code.form(callee) == Form.NAME) {
            for (int in = classAround(call); in != CodeTree.NONE; in = classAround(in)) {
                String key = key(in, code.value(callee), arguments);
                if (calls.containsKey(key) || in == 0) {
                    return key;
                }
            }
            return "";
        }
        if (code.form(callee) != Form.MEMBER) {
            return "";
        }
        String name = code.value(code.child(callee, 1));
        String full = code.name(callee);
        String owner =
                full.endsWith("." + name)
                        ? full.substring(0, full.length() - name.length() - 1)
                        : code.type(code.child(callee, 0));
        return owner.startsWith("=") ? key(owner.substring(1), name, arguments) : "";
    }

    /** The class that a node stands in; 0 for none, {@link CodeTree#NONE} around that. */
    private int classAround(int node) {
        if (node == 0) {
            return CodeTree.NONE;
        }
        int around = code.parent(node);
        while (around > 0 && code.form(around) != Form.CLASS) {
            around = code.parent(around);
        }
        return Math.max(0, around);
    }

    private String label(int declaration) {
        return code.value(code.child(declaration, 0));
    }

    private String key(int type, String method, int parameters) {
        return key(type == 0 ? "" : label(type), method, parameters);
    }

    private String key(String type, String method, int parameters) {
        return type + "." + method + "/" + code.children(parameters).size();
    }

    private List<Integer> find() {
        List<Integer> found = new ArrayList<>();
        calls.forEach(
                (method, own) -> {
                    for (int call : own) {
                        String callee = callees.getOrDefault(call, "");
                        if (callee.equals(method) || reaches(callee, method)) {
                            found.add(call);
                        }
                    }
                });
        found.sort(null);
        return found.stream().distinct().toList();
    }

    private boolean reaches(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String method = open.pop();
            if (seen.add(method)) {
                for (int call : calls.getOrDefault(method, List.of())) {
                    String callee = callees.getOrDefault(call, "");
                    if (callee.equals(to)) {
                        return true;
                    }
                    open.push(callee);
                }
            }
        }
        return false;
    }
}
