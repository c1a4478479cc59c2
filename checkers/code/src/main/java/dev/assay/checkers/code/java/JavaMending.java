package dev.assay.checkers.code.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes code parse that does not, without moving any of it: a semicolon is put where one is
 * missing, or the statement that is wrong is left out. What is changed stays known as a problem.
 */
final class JavaMending {

    /** Longer code is left as it is. */
    private static final int LONGEST = 12 << 10;

    /** In longer code it is not looked for the least change: each try parses it once more. */
    private static final int LONGEST_MENDED = 4 << 10;

    /** Characters to be parsed again in all: some milliseconds. */
    private static final int MOST_WORK = 24 << 10;

    /** Where more is wrong, the parser overlooks something. */
    private static final int FEW = 4;

    /** What has its condition in parentheses and then a statement. */
    private static final Pattern HEAD =
            Pattern.compile("\\s*+(?:}\\s*+)?(?:else\\s++)?(?:if|for|while)\\b");

    private final JavaParser parser;
    private final int shift;
    private final StringBuilder text;
    private final List<Range> mended = new ArrayList<>();
    private int work;

    JavaMending(JavaParser parser, String code, int shift) {
        this.parser = parser;
        this.shift = shift;
        // There is space for a semicolon at the end, too.
        this.text = new StringBuilder(code).append('\n');
    }

    /**
     * The code with what could be saved; empty when nothing could.
     *
     * @param parsed what came of it as it is, if that is known
     */
    Optional<JavaSnippet> mended(Optional<JavaSnippet> parsed) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean mends = text.length() <= LONGEST_MENDED;
        JavaSnippet now = parsed.filter(this::isKnown).orElseGet(this::attempt);
        if (mends && isBroken(now) && JavaHeads.mend(text)) {
            mended.add(now.problems().getFirst());
            now = attempt();
        }
        while (mends && isBroken(now) && work < MOST_WORK) {
            Range problem = now.problems().get(mended.size());
            int at = offset(now, problem);
            Optional<JavaSnippet> better =
                    withParenthesis(at)
                            .or(() -> withSemicolon(at, behind(at)))
                            .or(() -> withSemicolon(at, before(at)))
                            .or(() -> withBody(at))
                            .or(() -> without(at));
            if (better.isEmpty()) {
                break;
            }
            mended.add(problem);
            now = attempt();
        }
        if (isBroken(now)) {
            now = salvaged(now);
        }
        return isBroken(now) ? Optional.empty() : Optional.of(now);
    }

    /** Whether the closing braces that it lacks would not mend it: in long code, tries are dear. */
    private boolean isKnown(JavaSnippet parsed) {
        boolean before =
                parsed.problems().stream()
                        .anyMatch(problem -> offset(parsed, problem) < text.length() / 2);
        return closing().isEmpty() || (text.length() > LONGEST_MENDED && before);
    }

    /** What is right in it; first what is right unless the parser overlooked something. */
    private JavaSnippet salvaged(JavaSnippet broken) {
        List<Range> left = broken.problems().subList(mended.size(), broken.problems().size());
        List<Integer> places = left.stream().map(problem -> offset(broken, problem)).toList();
        mended.add(left.getFirst());
        boolean program = JavaSnippet.isProgram(text.toString());
        boolean few = places.size() <= FEW;
        int done = new JavaSalvage(parser, text, few ? places : List.of(), 0).save(program);
        JavaSnippet now = attempt();
        if (few && isBroken(now)) {
            new JavaSalvage(parser, text, List.of(), done).save(program);
            now = attempt();
        }
        return now;
    }

    private JavaSnippet attempt() {
        work += text.length();
        return JavaSnippet.attempt(parser, text + closing(), shift, mended);
    }

    private String closing() {
        return JavaTokens.of(text.toString()).unclosed().replaceAll("[^}]", "");
    }

    private boolean isBroken(JavaSnippet snippet) {
        return snippet.problems().size() > mended.size();
    }

    /** Where the first problem that is not mended is, in the text. */
    private int offset(JavaSnippet snippet, Range problem) {
        return Math.clamp(snippet.offset(problem.begin) - shift, 0, text.length());
    }

    /** Where the token ends that stands at a place: the parser names the last that was right. */
    private int behind(int at) {
        int end =
                JavaTokens.of(text.toString()).tokens().stream()
                        .filter(token -> token.start() <= at && at < token.end())
                        .mapToInt(JavaTokens.Token::end)
                        .findFirst()
                        .orElse(at);
        boolean step =
                at + 1 < text.length()
                        && "+-".indexOf(text.charAt(at)) >= 0
                        && text.charAt(at) == text.charAt(at + 1);
        return step ? end + 1 : end;
    }

    /** Where the space before a place begins. */
    private int before(int at) {
        int space = at;
        while (space > 0 && Character.isWhitespace(text.charAt(space - 1))) {
            space--;
        }
        return space;
    }

    /** With a semicolon in a space, if that helps. */
    private Optional<JavaSnippet> withSemicolon(int at, int space) {
        return space > 0 ? with(";", at, space) : Optional.empty();
    }

    /** {@code record Point(int x, int y);}: with a body in the place of its semicolon. */
    private Optional<JavaSnippet> withBody(int at) {
        int semicolon = text.indexOf(";", at);
        if (semicolon < 0 || semicolon - at > 1) {
            return Optional.empty();
        }
        text.setCharAt(semicolon, ' ');
        Optional<JavaSnippet> tried = with("{}", at, semicolon);
        if (tried.isEmpty()) {
            text.setCharAt(semicolon, ';');
        }
        return tried;
    }

    /** A head without its last parenthesis, with one before the brace or at the end of its line. */
    private Optional<JavaSnippet> withParenthesis(int at) {
        int brace = text.indexOf("{", at);
        int line = text.lastIndexOf("\n", at) + 1;
        boolean open =
                brace > 0 && JavaTokens.of(text.substring(line, brace)).unclosed().equals(")");
        if (open && text.substring(at, brace).indexOf('\n') < 0) {
            return with(")", at, brace - 1);
        }
        int end = text.indexOf("\n", at);
        String head = end < line ? "" : text.substring(line, end);
        return HEAD.matcher(head).lookingAt() && JavaTokens.of(head).unclosed().equals(")")
                ? with(")", at, end)
                : Optional.empty();
    }

    /** With something in the place of spaces, if the next problem is farther on then. */
    private Optional<JavaSnippet> with(String put, int at, int space) {
        int end = space + put.length();
        if (end > text.length() || !text.substring(space, end).isBlank()) {
            return Optional.empty();
        }
        String before = text.substring(space, end);
        text.replace(space, end, put);
        JavaSnippet tried = attempt();
        boolean helps = !isBroken(tried) || offset(tried, tried.problems().get(mended.size())) > at;
        if (!helps) {
            text.replace(space, end, before);
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
