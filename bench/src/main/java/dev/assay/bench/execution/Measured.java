package dev.assay.bench.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One case at one concurrency. Times in milliseconds. */
record Measured(
        String title, int atOnce, Times warm, double cold, double bare, Optional<Double> jobe) {

    private static final String HEAD =
            "case        at once  median     p99  per second    cold median     bare median  "
                    + " jobe\n";

    String line(boolean withHead) {
        return (withHead ? HEAD : "")
                + String.format(
                        Locale.ROOT,
                        "%-11s %7d %7.1f %7.1f %11.1f %8.1f (%4.0fx) %8.1f (%4.2fx)   %s",
                        title,
                        atOnce,
                        warm.median(),
                        warm.p99(),
                        warm.perSecond(),
                        cold,
                        cold / warm.median(),
                        bare,
                        warm.median() / bare,
                        jobe.map(each -> String.format(Locale.ROOT, "%.1f", each)).orElse("-"));
    }

    static String json(List<Measured> all) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var cases = json.putArray("cases");
        for (Measured each : all) {
            ObjectNode node =
                    cases.addObject()
                            .put("case", each.title)
                            .put("concurrency", each.atOnce)
                            .put("medianMs", rounded(each.warm.median()))
                            .put("p99Ms", rounded(each.warm.p99()))
                            .put("perSecond", rounded(each.warm.perSecond()))
                            .put("coldMedianMs", rounded(each.cold))
                            .put("bareMedianMs", rounded(each.bare));
            each.jobe.ifPresentOrElse(
                    median -> node.put("jobeMedianMs", rounded(median)),
                    () -> node.putNull("jobeMedianMs"));
        }
        return json.toPrettyString();
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
