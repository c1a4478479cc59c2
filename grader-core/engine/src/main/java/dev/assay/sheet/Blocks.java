package dev.assay.sheet;

import dev.assay.sheet.Excerpt.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Cuts a sheet into what stands under each question's beginning. */
final class Blocks {

    private final SheetText sheet;
    private final String text;
    private final Furniture furniture;
    private final Problems problems;
    private final Set<Integer> broken;
    private boolean dividesByRules;
    private boolean opensByRules;
    private boolean endsByRules;

    private Blocks(SheetText sheet, Furniture furniture, List<Integer> broken, Problems problems) {
        this.sheet = sheet;
        this.text = sheet.text();
        this.furniture = furniture;
        this.broken = new HashSet<>(broken);
        this.problems = problems;
    }

    /**
     * What stands under a beginning.
     *
     * @param excerpt all of it; the first line is what follows the question on its own line
     * @param hang how many columns the number before the first line takes
     */
    record Block(Header header, Excerpt excerpt, int hang) {

        /** Emphasis that the question's line opened before the answer; often empty. */
        String opener() {
            return header.candidate().label().map(Label::opener).orElse("");
        }
    }

    /**
     * A block for each beginning.
     *
     * @param broken the numbers of lines that open a fence which isn't closed
     */
    static List<Block> of(
            SheetText sheet,
            List<Header> headers,
            Furniture furniture,
            List<Integer> broken,
            Problems problems) {
        Blocks blocks = new Blocks(sheet, furniture, broken, problems);
        blocks.rules(headers);
        List<Block> all = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            boolean last = i == headers.size() - 1;
            int to = last ? sheet.lines().size() : headers.get(i + 1).line();
            all.add(blocks.block(headers.get(i), to, last));
        }
        blocks.broken.forEach(
                line ->
                        problems.report(
                                line - 1,
                                "The fence that opens here isn't closed; it was taken to end where"
                                        + " the next question begins."));
        return all;
    }

    private Block block(Header header, int to, boolean last) {
        int at = sheet.lineAt(Math.min(header.end(), Math.max(0, text.length())));
        List<Span> spans = new ArrayList<>();
        Line first = sheet.lines().get(at);
        spans.add(new Span(header.end(), rowEnd(header, first), false));
        int end = end(at + 1, to, last);
        end = withoutStrayFence(at + 1, end);
        boolean cellsOnly = cellsOnly(header, at + 1, end);
        boolean several = cellsOnly && cells(at + 1, end) > 1;
        boolean isOpen = false;
        for (int i = at + 1; i < end; i++) {
            Line line = sheet.lines().get(i);
            if (cellsOnly && line.place() == Line.Place.CELL_MARK) {
                boolean opens = !isOpen && opensCell(line) && !isMark(nextText(i + 1, end, 1), end);
                if (several && (opens || isOpen)) {
                    spans.add(new Span(line.start(), markEnd(line), true));
                }
                isOpen = opens;
                continue;
            }
            spans.add(new Span(line.start(), line.end(), !line.isText()));
        }
        int hang =
                header.candidate().label().map(l -> Math.max(0, l.end() - first.start())).orElse(0);
        return new Block(header, new Excerpt(text, spans), hang);
    }

    /**
     * Where a block ends before the next question: at the course's furniture, and under the last
     * question at a rule, where the sheet divides its parts by rules.
     */
    private int end(int from, int to, boolean last) {
        int closed = last ? Closing.start(sheet, from) : to;
        for (int i = from; i < to; i++) {
            Line line = sheet.lines().get(i);
            boolean closing = last && isRule(i) && closes(i, from, to);
            if (line.isText() && (closing || furniture.is(text, line.start(), line.end()))) {
                rest(i + 1, to);
                return i;
            }
            if (i == closed) {
                problems.report(i, "This closes the sheet and is no part of an answer.");
                return i;
            }
        }
        return to;
    }

    /**
     * Whether a rule under the last question ends it: nothing was answered, or rules end them all.
     */
    private boolean closes(int rule, int from, int to) {
        if (!dividesByRules || opensByRules) {
            return false;
        }
        boolean empty = IntStream.range(from, rule).allMatch(sheet::isBlank);
        boolean lastRule = IntStream.range(rule + 1, to).noneMatch(this::isRule);
        return empty || (endsByRules && lastRule);
    }

    private boolean isRule(int index) {
        Line line = sheet.lines().get(index);
        return line.isText() && Rules.isRule(text, line.start(), line.end());
    }

    /** Looks whether rules stand between the sheet's parts, and whether before or after answers. */
    private void rules(List<Header> headers) {
        int last = headers.isEmpty() ? 0 : headers.getLast().line();
        dividesByRules = IntStream.range(0, last).anyMatch(this::isRule);
        int opened = 0;
        int ended = 0;
        for (int i = 0; i + 1 < headers.size(); i++) {
            int next = headers.get(i + 1).line();
            int first = nextText(headers.get(i).line() + 1, next, 1);
            int lastText = nextText(next - 1, headers.get(i).line(), -1);
            opened += first < next && first < lastText && isRule(first) ? 1 : 0;
            ended += lastText > headers.get(i).line() && isRule(lastText) ? 1 : 0;
        }
        opensByRules = opened > 0 && opened >= headers.size() / 4;
        endsByRules = ended > 0 && ended >= headers.size() / 2;
    }

    /** The next line with text, going up or down, or {@code to}. */
    private int nextText(int from, int to, int step) {
        int at = from;
        while (at != to && sheet.isBlank(at)) {
            at += step;
        }
        return at;
    }

    private void rest(int from, int to) {
        for (int i = from; i < to; i++) {
            Line line = sheet.lines().get(i);
            boolean text =
                    !sheet.isBlank(i)
                            && !Rules.isRule(this.text, line.start(), line.end())
                            && !furniture.is(this.text, line.start(), line.end())
                            && !furniture.isHeading(this.text, line.start(), line.end());
            if (text) {
                problems.report(
                        i, "This stands under a heading of the sheet and is no part of an answer.");
                return;
            }
        }
    }

    /** The end of the text on a question's line: in a row of a table, without its last bar. */
    private int rowEnd(Header header, Line line) {
        int end = Chars.trimEnd(text, line.start(), line.end());
        boolean row =
                text.startsWith("|", Chars.skipBlank(text, line.start(), line.end()))
                        && end > header.end()
                        && text.charAt(end - 1) == '|';
        return Math.max(row ? end - 1 : line.end(), header.end());
    }

    /**
     * Leaves out a fence's mark in the last line of a block that closes nothing and opens nothing.
     */
    private int withoutStrayFence(int from, int to) {
        int last = nextText(to - 1, from - 1, -1);
        boolean stray =
                last >= from
                        && sheet.lines().get(last).isText()
                        && broken.contains(sheet.lines().get(last).number());
        if (stray) {
            broken.remove(sheet.lines().get(last).number());
            return last;
        }
        return to;
    }

    /** Whether there is nothing but code cells: then their fences are the notebook's, not typed. */
    private boolean cellsOnly(Header header, int from, int to) {
        if (header.candidate().place() == Line.Place.CELL) {
            return true;
        }
        int at = sheet.lineAt(header.end());
        return Chars.isBlank(text, header.end(), sheet.lines().get(at).end())
                && IntStream.range(from, to)
                        .filter(i -> !sheet.isBlank(i))
                        .allMatch(i -> isCell(sheet.lines().get(i)));
    }

    /** How many code cells there are that are not blank, the one a header stands in included. */
    private int cells(int from, int to) {
        int cells = 0;
        boolean isInside = false;
        for (int i = from; i < to; i++) {
            boolean isText = isCell(sheet.lines().get(i)) && !isMark(i) && !sheet.isBlank(i);
            cells += isText && !isInside ? 1 : 0;
            isInside = isText || (isInside && !isMark(i));
        }
        return cells;
    }

    private boolean isMark(int index, int to) {
        return index < to && isMark(index);
    }

    private boolean isMark(int index) {
        return sheet.lines().get(index).place() == Line.Place.CELL_MARK;
    }

    /** Whether the mark of a code cell's fence is its first, which names a language. */
    private boolean opensCell(Line line) {
        return line.start() + ticks(line) < line.end();
    }

    /** Cells stay apart, as they are run; but what is no other language may be no code, either. */
    private int markEnd(Line line) {
        int tag = line.start() + ticks(line);
        return text.startsWith("python", tag) ? tag : line.end();
    }

    private int ticks(Line line) {
        int at = line.start();
        while (at < line.end() && text.charAt(at) == '`') {
            at++;
        }
        return at - line.start();
    }

    private static boolean isCell(Line line) {
        return line.place() == Line.Place.CELL || line.place() == Line.Place.CELL_MARK;
    }
}
