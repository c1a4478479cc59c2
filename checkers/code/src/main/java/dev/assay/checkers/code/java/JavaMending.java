package dev.assay.checkers.code.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes code parse that does not, without moving any of it: a semicolon is put where one is
 * missing, or the statement that is wrong is left out. What is changed stays known as a problem.
 */
final class JavaMending {

    /** Longer code is not mended: each try parses it once more. */
    private static final int LONGEST = 12 << 10;

    private static final int MOST_MENDS = 6;

    private final JavaParser parser;
    private final int shift;
    private final StringBuilder text;
    private final List<Range> mended = new ArrayList<>();

    JavaMending(JavaParser parser, String code, int shift) {
        this.parser = parser;
        this.shift = shift;
        this.text = new StringBuilder(code);
    }

    /** The code with what could be saved; empty when nothing could. */
    Optional<JavaSnippet> mended() {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        JavaSnippet now = attempt();
        while (isBroken(now) && mended.size() < MOST_MENDS) {
            Range problem = now.problems().get(mended.size());
            int at = offset(now, problem);
            Optional<JavaSnippet> better = withSemicolon(at).or(() -> without(at));
            if (better.isEmpty()) {
                return Optional.empty();
            }
            mended.add(problem);
            now = attempt();
        }
        return isBroken(now) ? Optional.empty() : Optional.of(now);
    }

    private JavaSnippet attempt() {
        String closing = JavaTokens.of(text.toString()).unclosed().replaceAll("[^}]", "");
        return JavaSnippet.attempt(parser, text + closing, shift, mended);
    }

    private boolean isBroken(JavaSnippet snippet) {
        return snippet.problems().size() > mended.size();
    }

    /** Where the first problem that is not mended is, in the text. */
    private int offset(JavaSnippet snippet, Range problem) {
        return Math.clamp(snippet.offset(problem.begin) - shift, 0, text.length());
    }

    /** With a semicolon in the space before a place, if that helps. */
    private Optional<JavaSnippet> withSemicolon(int at) {
        int space = at - 1;
        while (space > 0 && Character.isWhitespace(text.charAt(space - 1))) {
            space--;
        }
        if (space <= 0 || !Character.isWhitespace(text.charAt(space))) {
            return Optional.empty();
        }
        char before = text.charAt(space);
        text.setCharAt(space, ';');
        JavaSnippet tried = attempt();
        boolean helps = !isBroken(tried) || offset(tried, tried.problems().get(mended.size())) > at;
        if (!helps) {
            text.setCharAt(space, before);
        }
        return helps ? Optional.of(tried) : Optional.empty();
    }

    /** Without the statement at a place; its braces stay. */
    private Optional<JavaSnippet> without(int at) {
        int start = at;
        while (start > 0 && ";{}".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = at;
        while (end < text.length() && "{}".indexOf(text.charAt(end)) < 0) {
            if (text.charAt(end++) == ';') {
                break;
            }
        }
        boolean changed = false;
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                text.setCharAt(i, ' ');
                changed = true;
            }
        }
        return changed ? Optional.of(attempt()) : Optional.empty();
    }
}
