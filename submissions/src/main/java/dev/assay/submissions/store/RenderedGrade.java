package dev.assay.submissions.store;

import dev.assay.submissions.store.Grades.Made;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A grade as its bytes are kept.
 *
 * @param outcomes what it rests on; nothing where that is stored already
 */
record RenderedGrade(Made made, StoredBody body, Outcomes.Packed outcomes) {

    static List<RenderedGrade> of(List<Made> made) {
        return made.stream().map(RenderedGrade::of).toList();
    }

    private static RenderedGrade of(Made made) {
        Verdict.Body body = made.verdict().body();
        return new RenderedGrade(
                made,
                StoredBody.of(body),
                switch (body) {
                    case Verdict.Rendered rendered -> rendered.outcomes();
                    case StoredBody stored -> Outcomes.Packed.NONE;
                });
    }

    /** The name of the body in the store. */
    String hash() {
        return body.hash();
    }

    /** Adds the bodies, packed, by their hashes. */
    static void addBodies(Collection<RenderedGrade> all, Map<String, byte[]> to) {
        all.forEach(one -> to.put(one.hash(), one.body().packed()));
    }
}
