package dev.assay.submissions.store;

import dev.assay.spi.Audience;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** What somebody does not see of a submission's grades. */
    public Withheld of(StoredSubmission submission, Audience audience) {
        if (audience == Audience.GRADER) {
            return Withheld.NOTHING;
        }
        Set<Part> parts = withheld(submission.course());
        Set<String> batches = named(parts, Kind.BATCH);
        boolean isAll =
                parts.contains(new Part(Kind.COURSE, ""))
                        || submission.batch().filter(batches::contains).isPresent()
                        || (!batches.isEmpty() && isOfOne(submission.id(), batches));
        return new Withheld(isAll, named(parts, Kind.QUESTION));
    }

    private static Set<String> named(Set<Part> parts, Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() == kind)
                .map(Part::name)
                .collect(Collectors.toSet());
    }

    /** Another batch than its first may have brought it as well. */
    private boolean isOfOne(String submission, Set<String> batches) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        "select b.batch from batch_also b join submission s on"
                                                + " s.seq = b.submission where s.id = ?")
                                .bind(0, submission)
                                .mapTo(String.class)
                                .list()
                                .stream()
                                .anyMatch(batches::contains));
    }

    /**
     * What is hidden of a submission's grades.
     *
     * @param isAll whether all of them are
     * @param questions those whose grades are
     */
    public record Withheld(boolean isAll, Set<String> questions) {

        static final Withheld NOTHING = new Withheld(false, Set.of());

        public Withheld {
            questions = Set.copyOf(questions);
        }

        /** Whether a question's grade is. */
        public boolean hides(String question) {
            return isAll || questions.contains(question);
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
