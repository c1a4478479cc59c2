package dev.assay.checkers.code;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sources of a megabyte, or ten thousand deep, that nobody means well with. */
public final class HostileCode {

    private static final int MEGABYTE = Integer.getInteger("mega", 1 << 20);

    private HostileCode() {}

    /** By what they are. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String open :
                new String[] {
                    "(",
                    "[",
                    "{",
                    "f(",
                    "x[",
                    "{1:",
                    "lambda: ",
                    "not ",
                    "- ",
                    "a if ",
                    "x = ",
                    "(x := ",
                    "f'{",
                    "\"",
                    "'''",
                    "if x:\n",
                    "@",
                    "*",
                    "a.",
                    "a\n.",
                    ".b",
                    "\\\n",
                    "new A(",
                    "<",
                    "A<",
                    "try{",
                    "->",
                    "(int)",
                    "a ? b : ",
                    "/*",
                    "x -> "
                }) {
            all.put("1 MB of " + open, fill(open, MEGABYTE));
            all.put("10,000 of " + open, open.repeat(10_000));
        }
        all.put("10,000 deep ()", "(".repeat(10_000) + "x" + ")".repeat(10_000));
        all.put("10,000 deep f()", "f(".repeat(10_000) + "x" + ")".repeat(10_000));
        all.put("10,000 deep []", "x = " + "[".repeat(10_000) + "]".repeat(10_000));
        all.put("10,000 calls in a chain", "x" + ".f()".repeat(10_000));
        all.put("100,000 calls in a chain", "torch" + ".f()".repeat(100_000));
        all.put("10,000 pairs", "((((a, b), c), d)".repeat(10_000) + " = 1");
        all.put("1 MB of calls", fill("x = torch.rand(3, 3).to(\"cuda\")\n", MEGABYTE));
        all.put(
                "1 MB of Java",
                "class A { void f() {"
                        + fill("List<String> xs = List.of(\"a\"); xs.add(\"b\");\n", MEGABYTE)
                        + "}}");
        all.put(
                "1 MB of prose",
                fill("A tensor's an array; it has (some) 'numbers' [in it].\n", MEGABYTE));
        all.put("1 MB in one word", "a".repeat(MEGABYTE));
        all.put("1 MB in one number", "9".repeat(MEGABYTE));
        all.put("1 MB of new lines", "\n".repeat(MEGABYTE));
        all.put("1 MB of U+FFFD", "\uFFFD".repeat(MEGABYTE));
        all.put("1 MB of emoji", "😀".repeat(MEGABYTE / 2));
        all.put("1 MB in one sum", "x = 1" + " + 1".repeat(MEGABYTE / 4));
        all.put("1 MB in one list", "x = [" + "1, ".repeat(MEGABYTE / 3) + "]");
        all.put("1 MB in one dict", "x = {" + "'a': b(c), ".repeat(MEGABYTE / 11) + "}");
        all.put("1 MB of imports", "import " + "a.".repeat(MEGABYTE / 2) + "a");
        all.put("1 MB of import names", "from a import " + "b, ".repeat(MEGABYTE / 3) + "b");
        all.put("30,000 functions", "def f(a):\n  return g(a)\n".repeat(30_000));
        all.put("300 deep blocks", blocks(300));
        all.put("1,200 deep blocks", blocks(1_200));
        all.put("unbalanced of all kinds", fill("([{)}]\"'`", MEGABYTE));
        all.put("unclosed strings on lines", fill("x = 'abc\n", MEGABYTE));
        all.put("errors and calls", fill("torch.rand(3 3) ) = ( else: for\n", MEGABYTE));
        all.put(
                "tokens",
                fill("if else ( for ) lambda : , = . @ -> := ** in not is and or\n", MEGABYTE));
        return all;
    }

    private static String fill(String text, int length) {
        return text.repeat(length / text.length() + 1).substring(0, length);
    }

    private static String blocks(int depth) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            code.append(" ".repeat(i)).append("if f(x):\n");
        }
        return code.append(" ".repeat(depth)).append("pass\n").toString();
    }
}
