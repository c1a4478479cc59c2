package dev.assay.grading;

import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What one node of a rubric came to. */
public sealed interface CriterionGrade {

    /** The node's id. */
    String id();

    /** The node's weight. */
    BigDecimal weight();

    /** What it came to. */
    Result result();

    /** 0 to 1, scale 6; empty when failed, pending or skipped. */
    Optional<BigDecimal> score();

    /** The author's sentences and, for a check, what it said. */
    List<Feedback> feedback();

    /** What became of a node; JSON's {@code outcome}, in kebab-case. */
    enum Result {
        GRADED,
        UNGRADABLE,
        PENDING,
        FAILED,
        /** Not run, because it could not move the result. */
        SKIPPED
    }

    /**
     * A check's grade.
     *
     * @param reason of an outcome that is not {@code graded}; empty otherwise
     */
    record Leaf(
            String id,
            String checker,
            int version,
            BigDecimal weight,
            Result result,
            Optional<BigDecimal> score,
            double confidence,
            String reason,
            List<Evidence> evidence,
            List<Feedback> feedback)
            implements CriterionGrade {

        public Leaf {
            evidence = List.copyOf(evidence);
            feedback = List.copyOf(feedback);
        }
    }

    /**
     * A group's grade.
     *
     * @param combine in kebab-case
     * @param chosen the id of the part that a {@code best-of} took
     */
    record Branch(
            String id,
            String combine,
            BigDecimal weight,
            Result result,
            Optional<BigDecimal> score,
            Optional<String> chosen,
            List<CriterionGrade> parts,
            List<Feedback> feedback)
            implements CriterionGrade {

        public Branch {
            parts = List.copyOf(parts);
            feedback = List.copyOf(feedback);
        }
    }
}
