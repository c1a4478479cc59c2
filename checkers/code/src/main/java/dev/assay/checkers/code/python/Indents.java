package dev.assay.checkers.code.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives code its indents back that lost them on its way, as pages, forms and tables take them: all
 * of them, or those of a class's methods. Where a block ends is told by what comes: a method, an
 * {@code else}, what stands behind a {@code return}; else it goes on.
 *
 * @param text with a space for each level that was lost
 * @param inserted where the spaces stand in the text, in order
 */
record Indents(String text, List<Integer> inserted) {

    /** Longer code is left as it is. */
    private static final int LONGEST = 32 << 10;

    private static final int DEEPEST = 8;

    private static final int MOST_DECORATORS = 20;

    private static final Pattern HEAD =
            Pattern.compile(
                    "(?:async"
                        + " +)?(?:(class|def|if|elif|else|for|while|with|try|except|finally)\\b.*:|(class|def)"
                        + " +\\w+ *\\(.*\\))");

    private static final Pattern METHOD =
            Pattern.compile("(?:async +)?def +\\w+ *\\( *(?:self|cls)\\b.*");

    /** What nothing in the same block follows. */
    private static final Pattern LAST =
            Pattern.compile("(?:return|raise|break|continue|pass)\\b.*");

    Indents {
        inserted = List.copyOf(inserted);
    }

    /** Code with the indents that it lacks; as it was when it lacks none. */
    static Indents of(String text) {
        Indents asItIs = new Indents(text, List.of());
        if (text.length() > LONGEST || text.indexOf('\n') < 0) {
            return asItIs;
        }
        List<Line> lines = Line.of(text);
        int[] levels = new Blocks(lines).levels();
        StringBuilder indented = new StringBuilder(text.length() + lines.size());
        List<Integer> inserted = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < lines.size(); i++) {
            indented.append(text, done, lines.get(i).start());
            done = lines.get(i).start();
            for (int space = 0; space < levels[i]; space++) {
                inserted.add(indented.length());
                indented.append(' ');
            }
        }
        indented.append(text, done, text.length());
        return inserted.isEmpty() ? asItIs : new Indents(indented.toString(), inserted);
    }

    /**
     * A line.
     *
     * @param start where it begins in the text
     * @param code what it says, without white space and comments around
     * @param indent how far it is indented
     * @param goesOn whether it is inside brackets or a text of the lines above
     */
    private record Line(int start, String code, int indent, boolean goesOn) {

        static List<Line> of(String text) {
            List<Line> lines = new ArrayList<>();
            int depth = 0;
            String quotes = "";
            for (int start = 0; start < text.length(); ) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end;
                boolean goesOn = depth > 0 || !quotes.isEmpty();
                int code = end;
                for (int i = start; i < code; i++) {
                    char c = text.charAt(i);
                    if (!quotes.isEmpty()) {
                        if (text.startsWith(quotes, i)) {
                            i += quotes.length() - 1;
                            quotes = "";
                        } else if (c == '\\') {
                            i++;
                        }
                    } else if (c == '#') {
                        code = i;
                    } else if (c == '"' || c == '\'') {
                        String triple = String.valueOf(c).repeat(3);
                        quotes = text.startsWith(triple, i) ? triple : String.valueOf(c);
                        i += quotes.length() - 1;
                    } else if ("([{".indexOf(c) >= 0) {
                        depth++;
                    } else if (")]}".indexOf(c) >= 0) {
                        depth = Math.max(0, depth - 1);
                    }
                }
                quotes = quotes.length() == 1 ? "" : quotes;
                String written = text.substring(start, code);
                lines.add(
                        new Line(
                                start,
                                written.strip(),
                                written.length() - written.stripLeading().length(),
                                goesOn));
                start = end + 1;
            }
            return lines;
        }

        boolean isBlank() {
            return code.isEmpty() || goesOn;
        }

        /** The word that opens the block below it; empty when none does. */
        String opens() {
            Matcher head = HEAD.matcher(code);
            if (!head.matches()) {
                return "";
            }
            return head.group(1) == null ? head.group(2) : head.group(1);
        }
    }

    /** The blocks that lines are in. */
    private static final class Blocks {

        private final List<Line> lines;
        private final int[] levels;
        private final Deque<String> open = new ArrayDeque<>();

        /** Whether the last line opened a block, in which nothing stands yet. */
        private boolean opened;

        Blocks(List<Line> lines) {
            this.lines = lines;
            this.levels = new int[lines.size()];
        }

        int[] levels() {
            boolean flat =
                    lines.stream().allMatch(line -> line.goesOn() || line.indent() == 0)
                            && headAboveAnother();
            if (flat) {
                flatten();
            } else {
                methods();
            }
            return levels;
        }

        private boolean headAboveAnother() {
            for (int i = 0; i + 1 < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !lines.get(i).opens().isEmpty()) {
                    return lines.subList(i + 1, lines.size()).stream()
                            .anyMatch(line -> !line.isBlank());
                }
            }
            return false;
        }

        private void flatten() {
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (line.isBlank()) {
                    continue;
                }
                String opens = line.opens();
                if (line.code().startsWith("@")) {
                    leaveFor(below(i));
                } else {
                    leaveFor(line);
                }
                levels[i] = Math.min(open.size(), DEEPEST);
                opened = !opens.isEmpty();
                if (opened) {
                    open.push(opens);
                } else if (LAST.matcher(line.code()).matches() && !open.isEmpty()) {
                    open.pop();
                }
            }
        }

        /** What a decorator decorates. */
        private Line below(int decorator) {
            return lines.stream()
                    .skip(decorator)
                    .limit(MOST_DECORATORS)
                    .filter(line -> !line.isBlank() && !line.code().startsWith("@"))
                    .findFirst()
                    .orElse(lines.get(decorator));
        }

        /** Leaves the blocks that a line can't be in. */
        private void leaveFor(Line line) {
            switch (line.opens()) {
                case "class" -> open.clear();
                case "def" -> {
                    boolean method = METHOD.matcher(line.code()).matches();
                    while (!open.isEmpty() && !(method && open.element().equals("class"))) {
                        open.pop();
                    }
                }
                case "elif" -> leave("if", "elif");
                case "else" -> leave("if", "elif", "for", "while", "try", "except");
                case "except" -> leave("try", "except");
                case "finally" -> leave("try", "except", "else");
                default -> {
                    if (line.code().startsWith("if __name__")) {
                        open.clear();
                    }
                    boolean returns = line.code().startsWith("return");
                    while (returns && !opened && isLoop(open.peek())) {
                        open.pop(); // of a round that has done something
                    }
                }
            }
        }

        private static boolean isLoop(@Nullable String opener) {
            return "for".equals(opener) || "while".equals(opener);
        }

        /** Leaves the block of one of these, and all in it. */
        private void leave(String... openers) {
            List<String> these = List.of(openers);
            if (open.stream().anyMatch(these::contains)) {
                while (!these.contains(open.pop())) {
                    // an inner one
                }
            }
        }

        /** Methods that stand below their class as if they were none, each with its indents. */
        private void methods() {
            int at = -1;
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (line.isBlank()) {
                    continue;
                }
                boolean method =
                        METHOD.matcher(line.code().startsWith("@") ? below(i).code() : line.code())
                                .matches();
                if (at >= 0 && (line.indent() > at || (line.indent() == at && method))) {
                    levels[i] = 1;
                } else {
                    boolean bare =
                            line.opens().equals("class")
                                    && i + 1 < lines.size()
                                    && isMethodAt(i + 1, line.indent());
                    at = bare ? line.indent() : -1;
                }
            }
        }

        /** Whether the next line that says something is a method's as far out as its class. */
        private boolean isMethodAt(int from, int indent) {
            return lines.subList(from, lines.size()).stream()
                    .filter(line -> !line.isBlank() && !line.code().startsWith("@"))
                    .findFirst()
                    .filter(line -> line.indent() == indent)
                    .filter(line -> METHOD.matcher(line.code()).matches())
                    .isPresent();
        }
    }
}
