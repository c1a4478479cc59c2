package dev.assay.submissions.store;

import dev.assay.submissions.store.Grades.Made;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A grade as its bytes are kept.
 *
 * @param body all that is kept of it besides what can be asked for
 * @param hash the body's
 */
record RenderedGrade(Made made, String body, String hash) {

    static List<RenderedGrade> of(List<Made> made) {
        return made.stream().map(RenderedGrade::of).toList();
    }

    private static RenderedGrade of(Made made) {
        String body = join(made.verdict().body());
        return new RenderedGrade(made, body, Contents.hash(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds the bodies, by their hashes. */
    static void addBodies(Collection<RenderedGrade> all, Map<String, byte[]> to) {
        all.forEach(one -> to.put(one.hash(), one.body().getBytes(StandardCharsets.UTF_8)));
    }

    /** All after one another, with line ends between: JSON has none of its own. */
    private static String join(Verdict.Rendered body) {
        return body.grader() + "\n" + body.learner() + "\n" + body.outcomes().text();
    }

    /** What {@link #body} was made of, as it was read again. */
    static Verdict.Rendered split(byte[] body) {
        String[] lines = new String(body, StandardCharsets.UTF_8).split("\n", 3);
        String packed = lines.length > 2 ? lines[2] : "";
        return new Verdict.Rendered(lines[0], lines[1], new Outcomes.Packed(packed, List.of()));
    }
}
