package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Grades to write out, in their JSON shape. */
final class Grades {

    private Grades() {}

    /** One question of each status; learner and answer are hostile to whatever shows them. */
    static ObjectNode everyStatus() {
        return (ObjectNode)
                read(
                        """
                        {"course": "c", "revision": "sha256:1", "learner": "=HYPERLINK(\\"x\\")", "points": 1.25,
                         "maxPoints": 6, "gradable": 4, "answered": 5, "final": false,
                         "problems": [{"line": 3, "text": "x", "message": "no question of that number"}],
                         "questions": [
                           {"question": "001-graded", "number": 1, "status": "graded", "points": 0.5, "maxPoints": 1,
                            "confidence": 1.0, "reasons": [], "answer": "<script>alert(1)</script> stack, LIFO",
                            "criteria": [
                              {"id": "top", "checker": "text.keyword", "version": 1, "weight": 1, "outcome": "graded",
                               "score": 0.5, "confidence": 1.0, "feedback": [],
                               "evidence": [{"kind": "span", "file": "answer", "start": 26, "end": 31, "label": "stack"},
                                            {"kind": "missing", "what": "queue"}]},
                              {"id": "not", "checker": "text.regex", "version": 1, "weight": -1, "outcome": "graded",
                               "score": 1, "confidence": 1.0, "feedback": [],
                               "evidence": [{"kind": "span", "file": "answer", "start": 33, "end": 37, "label": "lifo"}]}],
                            "feedback": ["Say what a queue is, \\"please\\"."]},
                           {"question": "002-review", "number": 2, "status": "needs-review", "points": 0.75, "maxPoints": 1,
                            "confidence": 0.5, "reasons": ["answered twice"], "answer": "b", "criteria": [], "feedback": []},
                           {"question": "003-failed", "number": 3, "status": "failed", "points": null, "maxPoints": 1,
                            "confidence": 0, "reasons": ["no rubric yet"], "answer": "c", "criteria": [], "feedback": []},
                           {"question": "004-pending", "number": 4, "status": "pending", "points": null, "maxPoints": 1,
                            "confidence": 0, "reasons": [], "answer": "d", "criteria": [], "feedback": []},
                           {"question": "005-ungradable", "number": 5, "status": "ungradable", "points": 0, "maxPoints": 1,
                            "confidence": 1, "reasons": ["not code"], "answer": "e", "criteria": [], "feedback": []},
                           {"question": "006-unanswered", "number": 6, "status": "unanswered", "points": 0, "maxPoints": 1,
                            "confidence": 1, "reasons": [], "answer": null, "criteria": [], "feedback": []}]}
                        """);
    }

    static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
