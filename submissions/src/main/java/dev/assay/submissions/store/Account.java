package dev.assay.submissions.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody, or a program, who may do something here.
 *
 * @param name as histories and the audit name them
 * @param course the only course; empty for all
 * @param learner the learner's id in the course; empty unless it is a learner's
 * @param isOneTime whether its token does nothing but get a lasting one
 * @param revokedAt since when it is good for nothing
 */
public record Account(
        String id,
        String name,
        Role role,
        Optional<String> course,
        String learner,
        Scope scope,
        boolean isOneTime,
        Instant madeAt,
        Optional<Instant> revokedAt) {

    /** What somebody is. */
    public enum Role {
        /** May do everything. */
        INSTRUCTOR,
        /** Reviews and decides; releases nothing, applies no regrade, makes no accounts. */
        ASSISTANT,
        /** Hands in, and sees what is theirs. */
        LEARNER
    }

    /** How much of a role's rights a token has. */
    public enum Scope {
        /** All of them. */
        ALL,
        /** Those that change nothing. */
        READ
    }

    /** Whether it has to do with a course. */
    public boolean isIn(String id) {
        return course.isEmpty() || course.get().equals(id);
    }

    /** What an account is made of. */
    public record Wanted(
            String name, Role role, Optional<String> course, String learner, Scope scope) {

        public Wanted {
            if (name.isBlank() || name.length() > NewSubmission.LONGEST_NAME) {
                throw new IllegalArgumentException("an account's name has 1 to 200 characters");
            }
            if (name.equals(GradeEvent.MACHINE)) {
                throw new IllegalArgumentException("nobody but the machine is called " + name);
            }
            boolean isLearner = role == Role.LEARNER;
            if (isLearner && (course.isEmpty() || learner.isBlank())) {
                throw new IllegalArgumentException(
                        "a learner's account names the course, and the learner's id in it");
            }
            if (!isLearner && !learner.isEmpty()) {
                throw new IllegalArgumentException("only a learner's account names a learner");
            }
            if (learner.length() > NewSubmission.LONGEST_NAME) {
                throw new IllegalArgumentException("a learner's id has 200 characters at most");
            }
        }
    }
}
