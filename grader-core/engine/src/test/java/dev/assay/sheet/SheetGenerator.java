package dev.assay.sheet;

import dev.assay.course.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes sheets as learners lay them out, with the answers that must be found in them. */
final class SheetGenerator {

    /**
     * A sheet and what must be found.
     *
     * @param text the file
     * @param answers by question number
     * @param layout how it was made
     */
    record Made(String text, Map<Integer, String> answers, Layout layout) {}

    private static final List<String> NOTHING =
            List.of(
                    "-", "--", "N/A", "n/a", "...", "\u2026", "todo", "TODO", "TBD", "skip",
                    "skipped", "?", "(blank)", "___", "", "", "", "");

    private static final List<String> TITLES =
            List.of(
                    "# PyTorch questions\n\n",
                    "PyTorch homework\n\n",
                    "100 PyTorch questions ranging from beginner to advanced levels, covering all"
                            + " major concepts in PyTorch.  \n\n---\n\n");

    private final Random random;
    private final WordingEdits edits;
    private final List<Question> questions;
    private final Map<Integer, List<String>> answers;
    private final Layout layout;
    private final StringBuilder sheet = new StringBuilder();

    SheetGenerator(long seed, List<Question> questions, Map<Integer, List<String>> answers) {
        this.random = new Random(seed);
        this.edits = new WordingEdits(random);
        this.questions = questions;
        this.answers = answers;
        this.layout = Layout.any(random);
    }

    Made make() {
        if (random.nextBoolean()) {
            sheet.append(pick(TITLES));
        }
        sheet.append(random.nextInt(3) == 0 ? "Name: Ada Lovelace\n\n" : "");
        Map<Integer, String> expected = new TreeMap<>();
        String level = "";
        int written = 0;
        for (Question question : asked()) {
            written++;
            if (layout.headings() && !layout.shuffled() && !question.level().equals(level)) {
                level = question.level();
                sheet.append("\n---\n\n### **").append(level).append(" Level (20 Questions)**\n\n");
            }
            boolean answered = random.nextDouble() < layout.answered();
            boolean dropped =
                    layout.wording() == Layout.Wording.NONE
                            || (layout.wording() == Layout.Wording.SOME_DROPPED
                                    && random.nextInt(5) == 0);
            if (layout.wording() == Layout.Wording.NONE && !answered && random.nextBoolean()) {
                continue;
            }
            String answer = answered ? answer(question, dropped) : pick(NOTHING);
            if (answered) {
                expected.put(question.number(), answer.stripTrailing());
            }
            write(question, layout.renumbered() ? written : question.number(), dropped, answer);
        }
        if (layout.headings() && random.nextBoolean()) {
            sheet.append("\n---\n\nThis covers all major PyTorch topics.\n");
        }
        String text = sheet.toString();
        return new Made(
                random.nextInt(5) == 0 ? text.replace("\n", "\r\n") : text, expected, layout);
    }

    private List<Question> asked() {
        int to = 10 + random.nextInt(questions.size() - 9);
        int from = random.nextBoolean() ? 0 : random.nextInt(to - 5);
        List<Question> asked = new ArrayList<>(questions.subList(from, to));
        if (layout.drops() || layout.renumbered()) {
            asked.removeIf(question -> random.nextInt(4) == 0);
        }
        if (layout.shuffled()) {
            Collections.shuffle(asked, random);
        }
        return asked;
    }

    private void write(Question question, int label, boolean dropped, String answer) {
        sheet.append(layout.number().formatted(label));
        if (!dropped) {
            sheet.append(edits.edit(question.wordings().getFirst(), layout.wording()));
        }
        String mark = layout.mark().formatted(label);
        boolean hangs = answer.contains("\n") && !layout.indent().isEmpty();
        if (layout.quoted() && !answer.isEmpty()) {
            sheet.append("\n> ").append(answer.replace("\n", "\n> ")).append("\n");
        } else if (layout.inline() && !answer.startsWith("```") && !hangs) {
            sheet.append(dropped ? "" : " ")
                    .append(mark.endsWith("\n") ? "" : mark)
                    .append(answer)
                    .append("\n");
        } else {
            sheet.append(sheet.toString().endsWith("\n") ? "" : "\n");
            sheet.append("\n".repeat(layout.gapAnswer()));
            boolean alone = mark.isEmpty() || mark.endsWith("\n");
            String text = mark + answer;
            sheet.append(alone ? indented(text) : text).append("\n");
        }
        sheet.append("\n".repeat(layout.gapBefore())).append(layout.rules() ? "\n---\n\n" : "");
    }

    private String indented(String text) {
        String indent = layout.indent();
        return (indent + text.replace("\n", "\n" + indent)).replace("\n" + indent + "\n", "\n\n");
    }

    private String answer(Question question, boolean dropped) {
        String answer = pick(answers.get(question.number()));
        boolean repeatsQuestion = answer.matches("(?s)(What|How|Explain|.*: (the|we|it) ).*");
        if (dropped && repeatsQuestion) {
            answer = "I say it in these words: " + answer.replace("?", ",");
        }
        boolean code = answer.contains("\n") && answer.matches("(?s).*(import |= |\\)$|def ).*");
        if (code && !layout.fence().isEmpty() && !answer.contains("```")) {
            answer = layout.fence() + "\n" + answer + "\n```";
        }
        return random.nextInt(6) == 0 ? nasty(answer) : answer;
    }

    /** An answer with what looks like questions, headings and rules in it. */
    private String nasty(String answer) {
        Question other = pick(questions);
        String line = answer.replace("\n", " ");
        int kinds = layout.wording() == Layout.Wording.NONE ? 7 : 10;
        return switch (random.nextInt(kinds)) {
            case 0 -> answer + "\nSteps:\n1. first do this\n2. then that\n3. and last this";
            case 1 -> "1. " + line + "\n2. second point\n3. third point\n4. fourth";
            case 2 -> answer + "\n\n   1. one\n   2. two\n   3. three";
            case 3 -> answer + "\na) first\nb) second";
            case 4 ->
                    "```python\n# 1. load\nx = 1\n\n# 2. run\n### 3. done\n1. "
                            + questions.getFirst().wordings().getFirst()
                            + "\n```";
            case 5 -> answer + "\n- see question " + other.number() + "\n- 3 of 4";
            case 6 -> "1) " + line + "\n2) two\n3) three";
            case 7 -> answer + "\nIt is as in: " + other.wordings().getFirst() + " I said it.";
            case 8 -> answer + "\n\n## Details\n\nmore text\n\n---\n\nand the rest";
            default -> answer + "\n\n1. one\n\n2. two";
        };
    }

    private <T> T pick(List<T> from) {
        return Layout.pick(random, from);
    }
}
