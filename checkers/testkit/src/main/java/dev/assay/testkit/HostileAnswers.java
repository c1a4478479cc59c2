package dev.assay.testkit;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Answers that nobody means well with, and some that are only odd. */
final class HostileAnswers {

    private static final int DEEP = 10_000;
    static final int MEGABYTE = 1 << 20;

    private HostileAnswers() {}

    /** Short and middling ones, by what they are. */
    static SequencedMap<String, String> small() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put("empty", "");
        all.put("blank", " \n\t\u00a0\u3000\n ");
        all.put("one letter", "x");
        all.put("lone high surrogate", "torch \ud83d rand(3)");
        all.put("lone low surrogate", "\ude80 stack");
        all.put("lone surrogate in code", "x = \"\ud83d\"\ny = f(x)");
        all.put("emoji and combining marks", "e\u0301 🚀👩‍💻 `x = '🚀'` 🚀");
        all.put("NUL", "a\0b = torch\0.rand(\0)");
        all.put("control characters", "\u0001\u0002\u001b[31mred\u0007 f(x)");
        all.put("right to left", "\u202eabc\u202c f(x)");
        all.put("nested round brackets", "(".repeat(DEEP) + ")".repeat(DEEP));
        all.put("open round brackets", "(".repeat(DEEP));
        all.put("closed round brackets", ")".repeat(DEEP));
        all.put("nested square brackets", "x = " + "[".repeat(DEEP) + "]".repeat(DEEP));
        all.put("nested curly brackets", "{".repeat(DEEP) + "}".repeat(DEEP));
        all.put("nested calls", "f(".repeat(DEEP) + ")".repeat(DEEP));
        all.put("mixed brackets", "([{".repeat(DEEP / 3));
        all.put("long sum", "x = 1" + " + 1".repeat(DEEP));
        all.put("long chain", "x" + ".f()".repeat(DEEP));
        all.put("backticks", "`".repeat(DEEP));
        all.put("backticks and letters", "`a".repeat(DEEP));
        all.put("fences", "```\n".repeat(DEEP / 4));
        all.put("quotes", "\"'".repeat(DEEP));
        all.put("open triple quote", "s = \"\"\"never closed\nf(x)\n");
        all.put("backslashes", "\\".repeat(DEEP));
        all.put("deep indentation", indented(300));
        all.put("only punctuation", "?!.,;:-_#'+*~<>|@^°§$%&/=");
        all.put("digits", "9".repeat(DEEP));
        all.put("comment only", "# nothing here");
        return all;
    }

    /** Megabytes, by what they are. */
    static SequencedMap<String, String> large() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put("1 MB of prose", fill("A tensor is an n-dimensional array of numbers. ", MEGABYTE));
        all.put("1 MB of code", fill("x = torch.rand(3, 3).to(\"cuda\")\n", MEGABYTE));
        all.put("1 MB in one word", "a".repeat(MEGABYTE));
        all.put("1 MB in one number", fill("1.", MEGABYTE));
        all.put("1 MB of spaces and a word", " ".repeat(MEGABYTE) + "x");
        all.put("1 MB of new lines", "\n".repeat(MEGABYTE));
        return all;
    }

    /** A text repeated up to a length in UTF-16 units. */
    static String fill(String text, int length) {
        return text.repeat(length / text.length() + 1).substring(0, length);
    }

    private static String indented(int depth) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            code.append(" ".repeat(i)).append("if x:\n");
        }
        return code.append(" ".repeat(depth)).append("pass\n").toString();
    }
}
