package dev.assay.grading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.CriterionGrade.Branch;
import dev.assay.grading.CriterionGrade.Leaf;
import dev.assay.grading.CriterionGrade.Result;
import dev.assay.grading.QuestionGrade.MadeWith;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A grade as JSON, rendered for an audience: the one shape that the command line, the API and the
 * exports share. The same grade gives the same bytes.
 *
 * <p>A learner sees no evidence or feedback that is for graders, nothing of the ways that lost in a
 * {@code best-of}, and plain words instead of reasons that speak of checkers and guards.
 */
public final class GradeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Audience audience;

    private GradeJson(Audience audience) {
        this.audience = audience;
    }

    /** A submission's grade. */
    public static ObjectNode of(SubmissionGrade grade, Audience audience) {
        return new GradeJson(audience).submission(grade);
    }

    /** One question's grade. */
    public static ObjectNode of(QuestionGrade grade, Audience audience) {
        return new GradeJson(audience).question(grade);
    }

    /** A rubric's nodes, as under {@code criteria}. */
    public static ArrayNode criteria(List<CriterionGrade> criteria, Audience audience) {
        return new GradeJson(audience).criteria(criteria, Telling.ALL);
    }

    /** The reasons of a grade that an audience may see. */
    public static List<String> reasons(QuestionGrade grade, Audience audience) {
        return switch (audience) {
            case GRADER -> grade.reasons();
            case LEARNER ->
                    switch (grade.status()) {
                        case GRADED, UNANSWERED -> List.of();
                        case UNGRADABLE -> grade.reasons();
                        case NEEDS_REVIEW -> List.of("a person will look at this answer");
                        case PENDING -> List.of("this answer is still being graded");
                        case FAILED ->
                                List.of(
                                        "this answer could not be graded yet; that is not your"
                                                + " fault, and costs no points");
                    };
        };
    }

    /** The feedback that an audience may see, without repeats. */
    public static List<String> feedback(List<Feedback> feedback, Audience audience) {
        return feedback.stream()
                .filter(said -> isFor(said.audience(), audience))
                .map(Feedback::text)
                .distinct()
                .toList();
    }

    /** The evidence that an audience may see. */
    public static List<Evidence> evidence(List<Evidence> evidence, Audience audience) {
        return evidence.stream().filter(piece -> isFor(piece.audience(), audience)).toList();
    }

    private static boolean isFor(Audience meant, Audience audience) {
        return switch (audience) {
            case GRADER -> true;
            case LEARNER -> meant == Audience.LEARNER;
        };
    }

    private ObjectNode submission(SubmissionGrade grade) {
        ObjectNode json = JSON.objectNode();
        json.put("course", grade.course());
        json.put("revision", grade.revision());
        json.put("learner", grade.learner());
        json.set("points", plain(grade.points()));
        json.set("maxPoints", plain(grade.maxPoints()));
        json.put("gradable", grade.gradable());
        json.put("answered", grade.answered());
        json.put("final", grade.isFinal());
        ArrayNode problems = json.putArray("problems");
        for (Submission.Remark remark : grade.problems()) {
            problems.addObject()
                    .put("line", remark.line())
                    .put("text", remark.text())
                    .put("message", remark.message());
        }
        ArrayNode questions = json.putArray("questions");
        grade.questions().forEach(question -> questions.add(question(question)));
        return json;
    }

    private ObjectNode question(QuestionGrade grade) {
        ObjectNode json = JSON.objectNode();
        json.put("question", grade.question());
        json.put("number", grade.number());
        json.put("status", GradeTree.kebab(grade.status().name()));
        json.set("points", plain(grade.points()));
        json.set("maxPoints", plain(grade.maxPoints()));
        json.set("rawPoints", plain(grade.rawPoints()));
        ArrayNode adjustments = json.putArray("adjustments");
        for (QuestionGrade.Adjustment adjustment : grade.adjustments()) {
            adjustments
                    .addObject()
                    .put("reason", adjustment.reason())
                    .set("points", plain(adjustment.points()));
        }
        json.put("confidence", grade.confidence());
        json.set("reasons", strings(reasons(grade, audience)));
        if (grade.status() == Status.FAILED && audience == Audience.GRADER) {
            json.put("retryable", grade.retryable());
        }
        json.set("answer", grade.answer().map(GradeJson::answer).orElse(NullNode.instance));
        json.put("attempt", grade.attempt());
        json.set("criteria", criteria(grade.criteria(), Telling.ALL));
        json.set("feedback", strings(feedback(grade.feedback(), audience)));
        json.set(
                "madeWith",
                grade.madeWith().<JsonNode>map(GradeJson::madeWith).orElse(NullNode.instance));
        return json;
    }

    /** An answer: what was typed is a text; files are a list of theirs. */
    public static JsonNode answer(Answer answer) {
        AnswerFile first = answer.files().getFirst();
        if (answer.files().size() == 1 && first.path().equals(Answer.TYPED)) {
            return JSON.textNode(first.text());
        }
        ArrayNode files = JSON.arrayNode();
        for (AnswerFile file : answer.files()) {
            files.addObject().put("path", file.path()).put("text", file.text());
        }
        return files;
    }

    private ArrayNode criteria(List<CriterionGrade> criteria, Telling above) {
        ArrayNode json = JSON.arrayNode();
        for (CriterionGrade criterion : criteria) {
            Telling telling = above.of(criterion);
            json.add(
                    switch (criterion) {
                        case Leaf leaf -> leaf(leaf, telling);
                        case Branch branch -> branch(branch, telling);
                    });
        }
        return json;
    }

    private ObjectNode branch(Branch branch, Telling telling) {
        ObjectNode json = JSON.objectNode();
        json.put("id", branch.id());
        json.put("combine", branch.combine());
        json.set("weight", plain(branch.weight()));
        json.set("score", score(branch.score()));
        json.put("outcome", GradeTree.kebab(branch.result().name()));
        branch.chosen().ifPresent(chosen -> json.put("chosen", chosen));
        json.set("feedback", strings(feedback(branch.feedback(), audience)));
        ArrayNode parts = json.putArray("parts");
        for (CriterionGrade part : branch.parts()) {
            boolean hasLost = GradeTree.hasLost(branch, part);
            parts.addAll(criteria(List.of(part), hasLost ? telling.toGraders() : telling));
        }
        return json;
    }

    private ObjectNode leaf(Leaf leaf, Telling telling) {
        ObjectNode json = JSON.objectNode();
        json.put("id", leaf.id());
        json.put("checker", leaf.checker());
        json.put("version", leaf.version());
        json.set("weight", plain(leaf.weight()));
        json.put("outcome", GradeTree.kebab(leaf.result().name()));
        json.set("score", score(leaf.score()));
        json.put("confidence", leaf.confidence());
        if (!leaf.reason().isEmpty()) {
            json.put("reason", reason(leaf));
        }
        ArrayNode evidence = json.putArray("evidence");
        if (!telling.isForGraders() || audience == Audience.GRADER) {
            evidence(leaf.evidence(), audience).stream()
                    .filter(telling::tells)
                    .forEach(piece -> evidence.add(evidence(piece)));
        }
        json.set("feedback", strings(feedback(leaf.feedback(), audience)));
        return json;
    }

    /**
     * How much of a check's evidence is told.
     *
     * @param isForGraders whether to graders alone: what lost, or deducts nothing
     * @param isOfDeduction whether it belongs to a deduction, where nothing is said of what is
     *     missing: a mistake is good to miss, and its name would be a hint at nothing
     */
    private record Telling(boolean isForGraders, boolean isOfDeduction) {

        static final Telling ALL = new Telling(false, false);

        Telling of(CriterionGrade criterion) {
            if (criterion.weight().signum() >= 0) {
                return this;
            }
            boolean deducts = criterion.score().filter(score -> score.signum() > 0).isPresent();
            return new Telling(isForGraders || !deducts, true);
        }

        Telling toGraders() {
            return new Telling(true, isOfDeduction);
        }

        boolean tells(Evidence piece) {
            return !(isOfDeduction && piece instanceof Evidence.Missing);
        }
    }

    private String reason(Leaf leaf) {
        boolean isOurs = leaf.result() == Result.FAILED;
        return isOurs && audience == Audience.LEARNER ? "could not be checked" : leaf.reason();
    }

    private static ObjectNode evidence(Evidence piece) {
        ObjectNode json = JSON.objectNode();
        switch (piece) {
            case Evidence.Span span ->
                    json.put("kind", "span")
                            .put("file", span.file())
                            .put("start", span.start())
                            .put("end", span.end())
                            .put("label", span.label());
            case Evidence.Missing missing ->
                    json.put("kind", "missing").put("what", missing.what());
            case Evidence.Measure measure -> {
                json.put("kind", "measure")
                        .put("name", measure.name())
                        .put("value", measure.value());
                measure.threshold().ifPresent(threshold -> json.put("threshold", threshold));
            }
            case Evidence.Run run ->
                    json.put("kind", "run")
                            .put("testCase", run.testCase())
                            .put("verdict", GradeTree.kebab(run.result().verdict().name()))
                            .put("detail", run.result().detail())
                            .put("output", run.result().output());
        }
        return json;
    }

    private static ObjectNode madeWith(MadeWith with) {
        ObjectNode json = JSON.objectNode();
        json.put("rubric", with.rubric());
        json.put("seed", with.seed());
        json.put("engine", with.engine());
        ObjectNode checkers = json.putObject("checkers");
        with.checkers()
                .forEach(
                        (id, version) -> {
                            if (version.chars().allMatch(c -> c >= '0' && c <= '9')) {
                                checkers.put(id, Integer.parseInt(version));
                            } else {
                                checkers.put(id, version);
                            }
                        });
        if (!with.services().isEmpty()) {
            ObjectNode services = json.putObject("services");
            with.services().forEach(services::put);
        }
        json.put("graded", with.graded().orElse(null));
        return json;
    }

    private static ArrayNode strings(List<String> texts) {
        ArrayNode json = JSON.arrayNode();
        texts.forEach(json::add);
        return json;
    }

    /** 4.30 is 4.3, 100 is 100. */
    private static JsonNode plain(BigDecimal value) {
        return decimal(value, 0);
    }

    private static JsonNode plain(Optional<BigDecimal> value) {
        return value.map(GradeJson::plain).orElse(NullNode.instance);
    }

    /** Scores are fractions: 1.000000 is 1.0. */
    private static JsonNode score(Optional<BigDecimal> value) {
        return value.map(score -> decimal(score, 1)).orElse(NullNode.instance);
    }

    private static JsonNode decimal(BigDecimal value, int places) {
        BigDecimal stripped = value.stripTrailingZeros();
        return DecimalNode.valueOf(stripped.setScale(Math.max(places, stripped.scale())));
    }
}
