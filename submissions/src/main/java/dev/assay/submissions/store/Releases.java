package dev.assay.submissions.store;

import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Which grades learners see. What nobody has withheld they see at once. */
public final class Releases {

    private final Jdbi jdbi;
    private final Clock clock;

    Releases(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What is released or withheld as one. */
    public enum Kind {
        /** All of a course's grades. */
        COURSE,
        /** One question's. */
        QUESTION,
        /** One batch's. */
        BATCH
    }

    /**
     * A part of a course's grades.
     *
     * @param name the question's or the batch's id; empty for the course
     */
    public record Part(Kind kind, String name) {}

    /** Shows grades to learners from now on, or hides them. */
    public void set(String course, Part part, boolean isReleased, String actor) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into release_event (course, kind, name, is_released, actor,"
                                        + " made_at) values (?, ?, ?, ?, ?, ?)",
                                course,
                                name(part.kind()),
                                part.name(),
                                isReleased,
                                actor,
                                clock.millis()));
    }

    /** Those parts of a course's grades that learners don't see. */
    public Set<Part> withheld(String course) {
        Set<Part> withheld = new HashSet<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        "select kind, name, is_released from release_event where"
                                                + " course = ? order by id")
                                .bind(0, course)
                                .map(
                                        (row, context) -> {
                                            Part part =
                                                    new Part(
                                                            Kind.valueOf(
                                                                    row.getString("kind")
                                                                            .toUpperCase(
                                                                                    Locale.ROOT)),
                                                            row.getString("name"));
                                            return row.getBoolean("is_released")
                                                    ? withheld.remove(part)
                                                    : withheld.add(part);
                                        })
                                .list());
        return withheld;
    }

    /** Whether a question of a submission is hidden from its learner. */
    public static boolean isWithheld(Set<Part> withheld, Optional<String> batch, String question) {
        return withheld.contains(new Part(Kind.COURSE, ""))
                || withheld.contains(new Part(Kind.QUESTION, question))
                || batch.filter(id -> withheld.contains(new Part(Kind.BATCH, id))).isPresent();
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
