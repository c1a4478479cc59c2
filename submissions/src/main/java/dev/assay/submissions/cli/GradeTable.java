package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.submissions.export.GradeNodes;
import dev.assay.submissions.export.NumberRanges;
import dev.assay.submissions.export.SafeText;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A submission's grade for a terminal. */
final class GradeTable {

    private static final int BAR = 10;
    private static final int POINTS = 11;
    private static final int LONGEST_NAME = 34;
    private static final int INDENT = 6;
    private static final int QUOTE = 40;

    private final PrintWriter out;
    private final Style style;
    private final int width;

    GradeTable(PrintWriter out, Style style, int width) {
        this.out = out;
        this.style = style;
        this.width = width;
    }

    /** Prints one grade. */
    void print(String title, JsonNode grade) {
        String learner = SafeText.oneLine(grade.path("learner").asText());
        out.println(
                style.bold(SafeText.oneLine(title)) + (learner.isEmpty() ? "" : " · " + learner));
        out.println();
        for (JsonNode problem : grade.path("problems")) {
            int line = problem.path("line").asInt();
            String where = line > 0 ? "line " + line + ": " : "";
            lines(style::doubt, "! ", where + problem.path("message").asText());
        }
        int name = nameWidth(grade);
        List<Integer> unanswered = new ArrayList<>();
        for (JsonNode question : grade.path("questions")) {
            if (question.path("status").asText().equals("unanswered")) {
                unanswered.add(question.path("number").asInt());
            } else {
                unanswered(unanswered, grade);
                question(question, name);
            }
        }
        unanswered(unanswered, grade);
        out.println();
        out.println(
                style.bold(
                                "Total "
                                        + plain(grade, "points")
                                        + " of "
                                        + plain(grade, "maxPoints")
                                        + " points")
                        + " · "
                        + grade.path("answered").asInt()
                        + " answered · "
                        + GradeNodes.completeness(grade));
    }

    private static int nameWidth(JsonNode grade) {
        int widest = 0;
        for (JsonNode question : grade.path("questions")) {
            if (!question.path("status").asText().equals("unanswered")) {
                widest = Math.max(widest, Columns.of(name(question)));
            }
        }
        return Math.min(widest, LONGEST_NAME);
    }

    /** The id without the number that it begins with as a rule: the number stands before it. */
    private static String name(JsonNode question) {
        return SafeText.oneLine(question.path("question").asText()).replaceFirst("^\\d+-", "");
    }

    /** Prints and forgets the unanswered questions up to here. */
    private void unanswered(List<Integer> numbers, JsonNode grade) {
        if (numbers.isEmpty()) {
            return;
        }
        boolean all = numbers.size() == grade.path("questions").size();
        out.println(
                style.soft(
                        "  "
                                + NumberRanges.of(numbers)
                                + (all ? "  no answer at all" : "  unanswered")));
        numbers.clear();
    }

    private void question(JsonNode question, int name) {
        String status = question.path("status").asText();
        BigDecimal share = share(question);
        boolean scored = GradeNodes.number(question, "points").isPresent();
        StringBuilder line = new StringBuilder();
        line.append("%4s  ".formatted(question.path("number").asText()));
        line.append(style.bold(Columns.fit(name(question), name))).append("  ");
        line.append(scored ? bar(share) : " ".repeat(BAR)).append("  ");
        String points = plain(question, "points") + " / " + plain(question, "maxPoints");
        line.append(Columns.fit(scored ? points : "– / " + plain(question, "maxPoints"), POINTS));
        if (!status.equals("graded")) {
            String shown = status.replace('-', ' ');
            line.append(status.equals("needs-review") ? style.doubt(shown) : style.bad(shown));
        }
        out.println(line.toString().stripTrailing());
        GradeNodes.texts(question, "reasons").forEach(each -> lines(style::doubt, "? ", each));
        GradeNodes.adjustments(question).forEach(each -> lines(style::bad, "− ", each));
        question.path("criteria").forEach(criterion -> criterion(question, criterion));
        GradeNodes.texts(question, "feedback").forEach(each -> lines(style::plain, "→ ", each));
    }

    private void criterion(JsonNode question, JsonNode criterion) {
        List<String> found = new ArrayList<>();
        for (JsonNode span : GradeNodes.evidence(criterion, "span")) {
            found.add(found(question, span));
        }
        List<String> missing = new ArrayList<>();
        for (JsonNode each : GradeNodes.evidence(criterion, "missing")) {
            missing.add(SafeText.oneLine(each.path("what").asText()));
        }
        BigDecimal score = GradeNodes.number(criterion, "score").orElse(BigDecimal.ZERO);
        String id = criterion.path("id").asText();
        // What a deduction looks for is good to miss.
        boolean deduction = criterion.path("weight").asDouble(1) < 0;
        if (!found.isEmpty()) {
            boolean earned = score.signum() > 0 && !deduction;
            String what = id + ": " + String.join(", ", found.stream().distinct().toList());
            lines(earned ? style::good : style::bad, earned ? "✓ " : "• ", what);
        }
        if (!missing.isEmpty() && !deduction && score.compareTo(BigDecimal.ONE) < 0) {
            String what = String.join(", ", missing.stream().distinct().toList());
            lines(style::bad, "✗ ", id + ": no " + what);
        }
    }

    /** What was recognised, with the learner's own words where they differ. */
    private static String found(JsonNode question, JsonNode span) {
        String label = SafeText.oneLine(span.path("label").asText());
        String text = GradeNodes.answerFiles(question).getOrDefault(span.path("file").asText(), "");
        int start = span.path("start").asInt();
        int end = span.path("end").asInt();
        if (start >= end || end > text.length()) {
            return label;
        }
        String words = Columns.cut(SafeText.oneLine(text.substring(start, end)), QUOTE);
        return label.equalsIgnoreCase(words) || words.isEmpty()
                ? label
                : label + " (“" + words + "”)";
    }

    private void lines(UnaryOperator<String> colour, String sign, String text) {
        String indent = " ".repeat(INDENT);
        String first = sign;
        for (String line :
                Columns.wrap(SafeText.oneLine(text), width - INDENT - Columns.of(sign))) {
            out.println(indent + colour.apply(first + line));
            first = " ".repeat(Columns.of(sign));
        }
    }

    private static BigDecimal share(JsonNode question) {
        BigDecimal most = GradeNodes.number(question, "maxPoints").orElse(BigDecimal.ONE);
        BigDecimal points = GradeNodes.number(question, "points").orElse(BigDecimal.ZERO);
        return most.signum() == 0
                ? BigDecimal.ZERO
                : points.divide(most, 4, RoundingMode.HALF_UP)
                        .max(BigDecimal.ZERO)
                        .min(BigDecimal.ONE);
    }

    private String bar(BigDecimal share) {
        int full =
                share.multiply(BigDecimal.valueOf(BAR))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValue();
        String bar = "█".repeat(full) + "░".repeat(BAR - full);
        if (full == BAR) {
            return style.good(bar);
        }
        return full == 0 ? style.bad(bar) : style.doubt(bar);
    }

    private static String plain(JsonNode node, String field) {
        return GradeNodes.number(node, field).map(GradeTable::plain).orElse("–");
    }

    /** A number as people write it: without zeros at its end. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
