package dev.assay.checkers.code.java;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds calls by which a method gets back to itself, directly or through others. */
final class Recursion {

    private static final int MOST_METHODS = 500;

    private final CodeTree code;

    /** By name and number of parameters. */
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
        for (int node = 1; node < code.size(); node++) {
            if (code.form(node) == Form.FUNCTION && calls.size() < MOST_METHODS) {
                String name = code.value(code.child(node, 0));
                int parameters = code.children(code.child(node, 1)).size();
                List<Integer> own =
                        calls.computeIfAbsent(name + "/" + parameters, key -> new ArrayList<>());
                for (int inner = node; inner < code.after(node); inner++) {
                    if (code.form(inner) == Form.CALL && isOwn(inner)) {
                        own.add(inner);
                        callees.put(inner, key(inner));
                    }
                }
            }
        }
    }

    private boolean isOwn(int call) {
        int callee = code.child(call, 0);
        return code.form(callee) == Form.NAME || code.name(callee).startsWith("=");
    }

    private String key(int call) {
        int callee = code.child(call, 0);
        String name =
                code.form(callee) == Form.NAME
                        ? code.value(callee)
                        : code.value(code.child(callee, 1));
        return name + "/" + code.children(code.child(call, 1)).size();
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
