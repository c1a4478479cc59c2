package dev.assay.bench.freetext;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.bench.freetext.Metrics.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The measurements as a table for readers, or as JSON. */
final class Report {

    /** Below it a careful instructor has the answers looked at: {@code review-below}. */
    private static final double SURE = 0.9;

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode root = json.createObjectNode();
    private final ArrayNode sets = root.putArray("sets");
    private final StringBuilder table = new StringBuilder();

    Report() {
        row(
                "set",
                "graded",
                "questions",
                "answers",
                "wF1",
                "macroF1",
                "acc",
                "pearson",
                "rmse",
                "qwk",
                "ece",
                "acc@50%",
                "acc@70%",
                "alone@.9",
                "right@.9",
                "answers/s");
    }

    private void row(Object... cells) {
        table.append(
                String.format(
                        Locale.ROOT,
                        "%-26s %6s %9s %7s %6s %7s %6s %7s %6s %6s %6s %7s %7s %8s %8s %9s%n",
                        cells));
    }

    void add(String set, int graded, Measurement m) {
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        values.put("weightedF1", Metrics.weightedF1(m.calls()));
        values.put("macroF1", Metrics.macroF1(m.calls()));
        values.put("accuracy", Metrics.accuracy(m.calls()));
        values.put("pearson", Metrics.pearson(m.marks()));
        values.put("rmse", Metrics.rmse(m.marks()));
        values.put("qwk", Metrics.qwk(m.marks()));
        values.put("ece", Metrics.calibrationError(m.calls()));
        values.put("accuracyAt50", Metrics.accuracyAt(m.calls(), 0.5));
        values.put("accuracyAt70", Metrics.accuracyAt(m.calls(), 0.7));
        List<Call> sure = m.calls().stream().filter(call -> call.confidence() >= SURE).toList();
        values.put("shareSure", Metrics.share(sure.size(), m.calls().size()));
        values.put("accuracySure", Metrics.accuracy(sure));
        ObjectNode node = sets.addObject();
        node.put("set", set).put("graded", graded);
        node.put("questions", m.questions()).put("answers", m.answers());
        Object[] cells = new Object[16];
        cells[0] = set;
        cells[1] = graded;
        cells[2] = m.questions();
        cells[3] = m.answers();
        int at = 4;
        for (Map.Entry<String, OptionalDouble> value : values.entrySet()) {
            if (value.getValue().isPresent()) {
                double number = Math.round(value.getValue().getAsDouble() * 1e4) / 1e4;
                node.put(value.getKey(), number);
                cells[at++] = String.format(Locale.ROOT, "%.3f", number);
            } else {
                node.putNull(value.getKey());
                cells[at++] = "";
            }
        }
        node.put("perSecond", Math.round(m.perSecond()));
        cells[at] = Math.round(m.perSecond());
        row(cells);
    }

    String asTable() {
        return table.toString();
    }

    String asJson() {
        return root.toPrettyString();
    }
}
