package dev.assay.submissions.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.config.NearNames;
import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a submission out of JSON: {@code {"learner", "answers": [{"question", "answer"}]}}; or
 * {@code {"learner", "question", "answer"}} when there is one answer only.
 */
public final class AnswersJson {

    /** UTF-16 units of a learner's id or name. */
    public static final int LONGEST_LEARNER = 200;

    private AnswersJson() {}

    /** The submission; every answer is to a question of the course, and none is answered twice. */
    public static Submission read(JsonNode node, Course course) throws RefusedException {
        if (!node.isObject()) {
            throw new RefusedException(
                    "an object was expected: {\"learner\": \"…\", \"answers\": [{\"question\": 1,"
                            + " \"answer\": \"…\"}]}");
        }
        String learner = learner(node.path("learner").asText(""));
        List<Given> answers = new ArrayList<>();
        if (!node.has("answers")) {
            answers.add(given(node, course, ""));
            return new Submission(learner, answers, List.of());
        }
        JsonNode list = node.path("answers");
        if (!list.isArray() || list.isEmpty()) {
            throw new RefusedException(
                    "\"answers\" is a list of at least one {\"question\", \"answer\"}");
        }
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Given given = given(list.get(i), course, "answers[" + i + "]: ");
            if (!questions.add(given.question())) {
                throw new RefusedException(
                        "answers[" + i + "]: " + given.question() + " is answered twice");
            }
            answers.add(given);
        }
        return new Submission(learner, answers, List.of());
    }

    /** A learner's id or name as something that can be kept. */
    public static String learner(String named) throws RefusedException {
        String learner = named.strip();
        if (learner.isEmpty()) {
            throw new RefusedException(
                    "there is no \"learner\": say whose answers these are, by an id or a name");
        }
        if (learner.length() > LONGEST_LEARNER
                || learner.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(
                    "\"learner\" is a line of at most " + LONGEST_LEARNER + " characters");
        }
        return learner;
    }

    private static Given given(JsonNode node, Course course, String where) throws RefusedException {
        JsonNode named = node.path("question");
        if (!named.isTextual() && !named.isIntegralNumber()) {
            throw new RefusedException(where + "there is no \"question\": give its number or id");
        }
        Question question = question(course, named.asText(), where);
        try {
            return new Given(question.id(), AnswerJson.read(node), List.of());
        } catch (RefusedException e) {
            throw where.isEmpty() ? e : e.at(where);
        }
    }

    /** The question of a course that is meant by an id or a number. */
    public static Question question(Course course, String name, String where)
            throws RefusedException {
        List<String> ids = course.questions().stream().map(Question::id).toList();
        return course.question(name)
                .orElseThrow(
                        () -> {
                            List<String> near = NearNames.near(name, ids);
                            return new RefusedException(
                                    where
                                            + "the course has no question "
                                            + name
                                            + (near.isEmpty()
                                                    ? ""
                                                    : "; did you mean "
                                                            + String.join(", ", near)
                                                            + "?"));
                        });
    }
}
