package dev.assay.sheet;

import dev.assay.course.Question;
import dev.assay.sheet.Blocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts what stands under each question's beginning together, and reports the rest. */
final class Placement {

    private final SheetText sheet;
    private final String text;
    private final Furniture furniture;
    private final List<Integer> broken;
    private final Hidden hidden;
    private final Problems problems;
    private final Map<Integer, List<Part>> parts = new TreeMap<>();

    Placement(SheetText sheet, Furniture furniture, List<Integer> broken, Hidden hidden) {
        this.sheet = sheet;
        this.text = sheet.text();
        this.furniture = furniture;
        this.broken = broken;
        this.hidden = hidden;
        this.problems = new Problems(sheet);
    }

    /** One answer, of which a question may have several. */
    private record Part(
            Question question,
            Header header,
            Excerpt excerpt,
            boolean runsOn,
            Optional<Integer> hides) {}

    /** The answers under these beginnings. */
    Sheet place(List<Header> headers, LearnerLine.Signature signature, String fileName) {
        int first = headers.isEmpty() ? sheet.lines().size() : headers.getFirst().line();
        preamble(first);
        if (headers.isEmpty()) {
            problems.report(
                    "This sheet has no question of the course: put each answer under its"
                            + " question's number and wording.");
        }
        List<Block> blocks = Blocks.of(sheet, headers, furniture, broken, problems);
        List<Excerpt> excerpts = blocks.stream().map(Block::excerpt).toList();
        AnswerTrimmer trimmer =
                new AnswerTrimmer(furniture, LetterMark.of(excerpts), BulletMark.of(excerpts));
        RunOn runOn = RunOn.of(headers);
        blocks.forEach(block -> put(block, trimmer, runOn));
        List<PlacedAnswer> answers = parts.values().stream().map(this::answer).toList();
        Optional<String> signed = signature.learner();
        String learner = signed.orElseGet(() -> LearnerLine.ofFile(fileName));
        return new Sheet(
                learner, signature.id(), signed.isPresent(), answers, problems.inOrder(), text);
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
                problems.report(
                        i, "This stands before the first question and is no part of an answer.");
                reported = true;
            }
        }
    }

    private void put(Block block, AnswerTrimmer trimmer, RunOn runOn) {
        Header header = block.header();
        Excerpt answer = trimmer.trim(block.excerpt(), block.hang(), block.opener());
        if (header.how() == Header.How.WORDING_AGAINST_NUMBER) {
            problems.report(
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
            problems.report(
                    header.line(),
                    "This could not be placed: it has no question's wording, and its number is out"
                        + " of order or none of the course's. Write the question's wording with its"
                        + " number.");
            return;
        }
        Question question = header.question().get();
        if (header.how() == Header.How.NUMBER) {
            problems.report(
                    header.line(),
                    "Placed under question %d by its number alone.".formatted(question.number()));
        }
        int next = runOn.in(header, answer);
        if (next > 0) {
            problems.report(
                    header.line(),
                    "The number %d within this answer may begin another: put each on a line of its"
                                    .formatted(next)
                            + " own.");
        }
        parts.computeIfAbsent(question.number(), n -> new ArrayList<>())
                .add(new Part(question, header, answer, next > 0, hides(header)));
    }

    /** The question that another line of the answer may begin. */
    private Optional<Integer> hides(Header header) {
        Optional<Map.Entry<Integer, Integer>> found = hidden.under(header);
        found.ifPresent(
                entry ->
                        problems.report(
                                entry.getKey(),
                                "This may begin question %d, which the sheet answers nowhere else; it was"
                                                .formatted(entry.getValue())
                                        + " left in the answer above it. Write the question's"
                                        + " number and wording on a line of its own."));
        return found.map(Map.Entry::getValue);
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
            if (part.runsOn) {
                doubts.add("This answer may run on into the next one's: it has its number in it.");
            }
            part.hides.ifPresent(
                    number ->
                            doubts.add(
                                    "This answer may hold the one to question %d, too."
                                            .formatted(number)));
            if (part.header.contested()) {
                doubts.add(
                        "Where this answer begins or ends is not certain: other lines of the sheet"
                                + " have the same numbers.");
                problems.report(
                        part.header.line(), "Another line might as well begin this question.");
            }
        }
        if (parts.size() > 1) {
            String lines =
                    String.join(", ", parts.stream().map(p -> "" + (p.header.line() + 1)).toList());
            String doubt =
                    "The sheet answers this question %d times: lines %s."
                            .formatted(parts.size(), lines);
            doubts.add(doubt);
            problems.report(
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
