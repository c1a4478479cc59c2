package dev.assay.grading;

import dev.assay.grading.CriterionGrade.Branch;
import dev.assay.grading.CriterionGrade.Leaf;
import dev.assay.grading.ExampleCheck.Kind;
import dev.assay.grading.ExampleCheck.Row;
import dev.assay.spi.Evidence;
import java.util.List;

/** Shows what an example should get beside what it got, criterion by criterion. */
final class ExampleDiff {

    private static final int LONGEST_ANSWER = 300;

    private ExampleDiff() {}

    static String of(Row row) {
        StringBuilder text = new StringBuilder();
        text.append(row.source())
                .append(": ")
                .append(row.question())
                .append(row.kind() == Kind.MODEL_ANSWER ? ", model answer" : ", example")
                .append('\n');
        row.answer().files().forEach(file -> answer(file.text(), text));
        row.differences().forEach(difference -> text.append("  ").append(difference).append('\n'));
        row.known().ifPresent(known -> text.append("  known: ").append(known).append('\n'));
        row.grade().criteria().forEach(criterion -> criterion(criterion, "    ", text));
        return text.toString();
    }

    private static void answer(String answer, StringBuilder text) {
        Texts.cut(answer.strip(), LONGEST_ANSWER)
                .lines()
                .forEach(line -> text.append("  | ").append(line).append('\n'));
    }

    private static void criterion(CriterionGrade criterion, String indent, StringBuilder text) {
        text.append(indent)
                .append(criterion.score().map(ExampleCheck::plain).orElse("-"))
                .append("  ")
                .append(criterion.id());
        switch (criterion) {
            case Leaf leaf -> {
                text.append(" (").append(leaf.checker()).append(')');
                if (!leaf.reason().isEmpty()) {
                    text.append(": ").append(leaf.reason());
                }
                text.append(labels(leaf.evidence())).append('\n');
            }
            case Branch branch -> {
                text.append(" (").append(branch.combine()).append(")\n");
                branch.parts().forEach(part -> criterion(part, indent + "  ", text));
            }
        }
    }

    private static String labels(List<Evidence> evidence) {
        List<String> labels =
                evidence.stream()
                        .map(
                                piece ->
                                        switch (piece) {
                                            case Evidence.Span span -> "found " + span.label();
                                            case Evidence.Missing missing ->
                                                    "missing " + missing.what();
                                            case Evidence.Measure measure ->
                                                    measure.name() + " " + measure.value();
                                            case Evidence.Run run ->
                                                    run.testCase() + " " + run.result().detail();
                                        })
                        .distinct()
                        .toList();
        return labels.isEmpty() ? "" : ": " + String.join(", ", labels);
    }
}
