package dev.assay.checkers.execution.java.guest;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Compiles answers, one after the other. It is no answer's: it reads them and runs nothing of them,
 * so it may serve many, and is quick because it has served some.
 */
public final class CompilerMain {

    /** What it says when it is asked for nothing. */
    public static final String READY = "ready";

    /** What it says, with why, when it has a fault of its own. */
    public static final String BROKEN = "!";

    private static final int WARM_UPS = 3;

    private CompilerMain() {}

    /** Programs are nested, and compilers call themselves. */
    private static final long STACK = 32L << 20;

    /** Serves lines until there are no more; the arguments are jars that sources may name. */
    public static void main(String[] arguments) {
        Runnable serve =
                () -> {
                    try {
                        serve(List.of(arguments));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
        new Thread(null, serve, "compiler", STACK).start();
    }

    private static void serve(List<String> jars) throws IOException {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new FileInputStream(FileDescriptor.in), StandardCharsets.US_ASCII));
        Javac javac = new Javac(jars);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String reply = line.isEmpty() ? warm(javac) : compile(javac, line);
            out.write((reply + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private static String compile(Javac javac, String line) throws IOException {
        try {
            return new Compilation(javac, CompileRequest.read(line)).run().line();
        } catch (Javac.GivesUpException e) {
            return Compiled.failed(String.valueOf(e.getMessage())).line();
        } catch (RuntimeException | StackOverflowError e) {
            return BROKEN + e.toString().replaceAll("\\s+", " ");
        }
    }

    /** As answers are: a class, a method, statements, one without its imports. */
    static String warm(Javac javac) throws IOException {
        for (int i = 0; i < WARM_UPS; i++) {
            for (String answer :
                    List.of(
                            "public class Stack<T> { private final List<T> items = new"
                                + " ArrayList<>(); public void push(T item) { items.add(item); }"
                                + " public T pop() { if (items.isEmpty()) throw new"
                                + " NoSuchElementException(); return items.removeLast(); } }",
                            "int sum(int[] xs) { int sum = 0; for (int x : xs) { sum += x; }"
                                    + " return sum; }",
                            "Map<String, Integer> counts = new HashMap<>();\n"
                                    + "for (String s : \"a b a\".split(\" \")) counts.merge(s, 1,"
                                    + " Integer::sum);",
                            "enum Kind { A, B } record Item(Kind kind, double price) { double"
                                + " twice() { return switch (kind) { case A -> price; case B -> 2 *"
                                + " price; }; } }")) {
                new Compilation(
                                javac,
                                new CompileRequest(
                                        List.of(new CompileRequest.Part(answer, false)),
                                        "",
                                        List.of(List.of("Stack", "*")),
                                        List.of(),
                                        List.of(
                                                "sum(new int[] {1, 2})",
                                                "Stack<String> s = new Stack<>(); s.push(\"a\");"
                                                        + " s.pop()"),
                                        List.of()))
                        .run();
            }
        }
        return READY;
    }
}
