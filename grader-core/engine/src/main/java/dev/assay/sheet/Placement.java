package dev.assay.sheet;

import dev.assay.course.Question;
import dev.assay.grading.Submission;
import dev.assay.sheet.Excerpt.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Puts what stands under each question's beginning together, and reports the rest. */
final class Placement {

    private static final int SHOWN = 120;

    private final SheetText sheet;
    private final String text;
    private final AnswerTrimmer trimmer;
    private final Furniture furniture;
    private final Set<Integer> broken;
    private boolean dividesByRules;
    private boolean opensByRules;
    private boolean endsByRules;
    private final List<Submission.Remark> problems = new ArrayList<>();
    private final Map<Integer, List<Part>> parts = new TreeMap<>();

    Placement(SheetText sheet, Furniture furniture, List<Integer> broken) {
        this.broken = new HashSet<>(broken);
        this.sheet = sheet;
        this.text = sheet.text();
        this.furniture = furniture;
        this.trimmer = new AnswerTrimmer(furniture);
    }

    /** One answer, of which a question may have several. */
    private record Part(Question question, Header header, Excerpt excerpt) {}

    /** The answers under these beginnings. */
    Sheet place(List<Header> headers, String learner) {
        int first = headers.isEmpty() ? sheet.lines().size() : headers.getFirst().line();
        preamble(first);
        if (headers.isEmpty()) {
            problems.add(
                    new Submission.Remark(
                            0,
                            "",
                            "This sheet has no question of the course: put each answer under its"
                                    + " question's number and wording."));
        }
        rules(headers);
        for (int i = 0; i < headers.size(); i++) {
            boolean last = i == headers.size() - 1;
            block(headers.get(i), last ? sheet.lines().size() : headers.get(i + 1).line(), last);
        }
        broken.forEach(
                line ->
                        report(
                                line - 1,
                                "The fence that opens here isn't closed; it was taken to end where"
                                        + " the next question begins."));
        List<PlacedAnswer> answers = parts.values().stream().map(this::answer).toList();
        problems.sort(Comparator.comparingInt(Submission.Remark::line));
        return new Sheet(learner, answers, problems, text);
    }

    void report(int line, String message) {
        String shown = sheet.textOf(sheet.lines().get(line)).strip();
        problems.add(
                new Submission.Remark(
                        line + 1,
                        shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "\u2026",
                        message));
    }

    /** Text before the first question, but for a title, an opening paragraph and who it is from. */
    private void preamble(int first) {
        boolean opening = true;
        boolean begun = false;
        boolean reported = false;
        for (int i = 0; i < first; i++) {
            Line line = sheet.lines().get(i);
            if (sheet.isBlank(i)) {
                opening &= !begun;
                reported = false;
                continue;
            }
            begun = true;
            String plain = sheet.textOf(line);
            boolean noAnswer =
                    Rules.isRule(text, line.start(), line.end())
                            || furniture.is(text, line.start(), line.end())
                            || plain.stripLeading().startsWith("#")
                            || furniture.isHeading(text, line.start(), line.end())
                            || LearnerLine.is(plain);
            if (!opening && !noAnswer && !reported) {
                report(i, "This stands before the first question and is no part of an answer.");
                reported = true;
            }
        }
    }

    private void block(Header header, int to, boolean last) {
        int at = sheet.lineAt(Math.min(header.end(), Math.max(0, text.length())));
        List<Span> spans = new ArrayList<>();
        Line first = sheet.lines().get(at);
        spans.add(new Span(header.end(), rowEnd(header, first), false));
        int end = end(at + 1, to, last);
        end = withoutStrayFence(at + 1, end);
        boolean cellsOnly = cellsOnly(header, at + 1, end);
        for (int i = at + 1; i < end; i++) {
            Line line = sheet.lines().get(i);
            if (cellsOnly && line.place() == Line.Place.CELL_MARK) {
                continue;
            }
            spans.add(new Span(line.start(), line.end(), !line.isText()));
        }
        int hang =
                header.candidate().label().map(l -> Math.max(0, l.end() - first.start())).orElse(0);
        String opener = header.candidate().label().map(Label::opener).orElse("");
        Excerpt answer = trimmer.trim(new Excerpt(text, spans), hang, opener);
        if (header.how() == Header.How.WORDING_AGAINST_NUMBER) {
            report(
                    header.line(),
                    "The number says question %d, the wording question %d: placed by the wording."
                            .formatted(
                                    header.candidate().number(),
                                    header.question().orElseThrow().number()));
        }
        if (answer.isEmpty()) {
            return;
        }
        if (header.question().isEmpty()) {
            report(
                    header.line(),
                    "This could not be placed: neither its number nor its wording says which"
                            + " question it answers.");
            return;
        }
        Question question = header.question().get();
        if (header.how() == Header.How.NUMBER) {
            report(
                    header.line(),
                    "Placed under question %d by its number alone.".formatted(question.number()));
        }
        parts.computeIfAbsent(question.number(), n -> new ArrayList<>())
                .add(new Part(question, header, answer));
    }

    /**
     * Where a block ends before the next question: at the course's furniture, and under the last
     * question at a rule, where the sheet divides its parts by rules.
     */
    private int end(int from, int to, boolean last) {
        for (int i = from; i < to; i++) {
            Line line = sheet.lines().get(i);
            boolean closing = last && isRule(i) && closes(i, from, to);
            if (line.isText() && (closing || furniture.is(text, line.start(), line.end()))) {
                rest(i + 1, to);
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
                report(i, "This stands under a heading of the sheet and is no part of an answer.");
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

    private static boolean isCell(Line line) {
        return line.place() == Line.Place.CELL || line.place() == Line.Place.CELL_MARK;
    }

    private PlacedAnswer answer(List<Part> parts) {
        Part first = parts.getFirst();
        List<String> doubts = new ArrayList<>();
        StringBuilder written = new StringBuilder();
        List<PlacedAnswer.Piece> pieces = new ArrayList<>();
        for (Part part : parts) {
            written.append(written.isEmpty() ? "" : "\n\n");
            pieces.addAll(part.excerpt.pieces(written.length()));
            written.append(part.excerpt.written());
            if (part.header.contested()) {
                doubts.add(
                        "Where this answer begins or ends is not certain: other lines of the sheet"
                                + " have the same numbers.");
                report(part.header.line(), "Another line might as well begin this question.");
            }
        }
        if (parts.size() > 1) {
            String lines =
                    String.join(", ", parts.stream().map(p -> "" + (p.header.line() + 1)).toList());
            String doubt =
                    "The sheet answers this question %d times: lines %s."
                            .formatted(parts.size(), lines);
            doubts.add(doubt);
            report(
                    parts.get(1).header.line(),
                    "Question %d is answered again: both answers are kept."
                            .formatted(first.question.number()));
        }
        int start = first.excerpt.spans().getFirst().start();
        return new PlacedAnswer(
                first.question.number(),
                first.question.id(),
                written.toString(),
                sheet.lineAt(start) + 1,
                pieces,
                doubts.stream().distinct().toList());
    }
}
