package dev.assay.grading.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code spans in backticks, as Markdown has them, closed by as many backticks as opened them; and
 * between HTML's tags for code.
 */
final class Backticks {

    /**
     * A code span.
     *
     * @param outer with its backticks
     * @param inner without them and without white space at its ends
     */
    record CodeSpan(Span outer, Span inner) {}

    private static final Pattern TAGS =
            Pattern.compile(
                    "((?:<(?:code|pre|tt)(?: [^<>]{0,80})?>)+)([^\\n"
                            + "]{0,2000}?)((?:</(?:code|pre|tt)>)+)");

    private Backticks() {}

    /** The spans of one paragraph, in order; linear in its length. */
    static List<CodeSpan> find(String text, Span paragraph) {
        List<Span> runs = runs(text, paragraph);
        int[] next = new int[runs.size()];
        Map<Integer, Integer> later = new HashMap<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            int length = runs.get(i).end() - runs.get(i).start();
            next[i] = later.getOrDefault(length, -1);
            later.put(length, i);
        }
        List<CodeSpan> spans = new ArrayList<>();
        if (runs.isEmpty()) {
            tagged(text, paragraph, spans);
            return spans;
        }
        for (int i = 0; i < runs.size(); i++) {
            if (next[i] > 0) {
                Span opening = runs.get(i);
                Span closing = runs.get(next[i]);
                int from = opening.end();
                int to = closing.start();
                Span inner = new Span(from, to).trim(text);
                spans.add(new CodeSpan(new Span(opening.start(), closing.end()), inner));
                i = next[i];
            }
        }
        return spans;
    }

    /** {@code <code>x = 1</code>}. */
    private static void tagged(String text, Span paragraph, List<CodeSpan> spans) {
        int open = text.indexOf('<', paragraph.start(), paragraph.end());
        Matcher tags = TAGS.matcher(text);
        while (open >= 0) {
            int next = open + 1;
            if (tags.region(open, paragraph.end()).lookingAt()) {
                Span inner = new Span(tags.start(2), tags.end(2)).trim(text);
                spans.add(new CodeSpan(new Span(open, tags.end()), inner));
                next = tags.end();
            }
            open = text.indexOf('<', next, paragraph.end());
        }
    }

    private static List<Span> runs(String text, Span paragraph) {
        List<Span> runs = new ArrayList<>();
        int i = text.indexOf('`', paragraph.start(), paragraph.end());
        while (i >= 0) {
            int end = i + 1;
            while (end < paragraph.end() && text.charAt(end) == '`') {
                end++;
            }
            runs.add(new Span(i, end));
            i = text.indexOf('`', end, paragraph.end());
        }
        return runs;
    }
}
