package dev.assay.checkers.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program may say, and what becomes of what it may not. */
class ReplyTest {

    private static final Answer ANSWER = Answer.of("\uD835\uDEFC is alpha");

    private static Outcome read(String said) throws Reply.Mistake {
        return Reply.read(said.replace('\'', '"'), "7", false, ANSWER);
    }

    static Schema schema(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        Reply.class.getResourceAsStream(
                                "/META-INF/assay/process.check." + name + ".schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void fits(String reply) throws IOException {
        assertEquals(List.of(), schema("reply").validate(reply, InputFormat.JSON), reply);
    }

    @Test
    void allThatAProgramMaySay() throws Exception {
        String reply =
                """
                {"protocol": 1, "id": "7", "score": 0.5, "confidence": 0.75,
                 "evidence": [{"start": 0, "end": 1, "label": "letter"}, {"quote": "alpha", "for": "grader"},
                              {"missing": "beta"}, {"measure": "letters", "value": 3.5, "threshold": 4}],
                 "feedback": ["Well.", {"text": "weak", "for": "grader"}]}
                """;
        fits(reply);
        assertEquals(
                new Outcome.Graded(
                        Score.of(0.5),
                        new Confidence(0.75),
                        List.of(
                                // One code point, two units of UTF-16.
                                new Evidence.Span(Audience.LEARNER, "answer", 0, 2, "letter"),
                                new Evidence.Span(Audience.GRADER, "answer", 6, 11, "found"),
                                new Evidence.Missing(Audience.GRADER, "beta"),
                                new Evidence.Measure(
                                        Audience.GRADER, "letters", 3.5, OptionalDouble.of(4))),
                        List.of(Feedback.learner("Well."), Feedback.grader("weak"))),
                Reply.read(reply, "7", true, ANSWER));
        fits("{\"ungradable\": \"empty\"}");
        assertEquals(Outcome.ungradable("empty"), read("{'ungradable': 'empty'}"));
        fits("{\"refer\": \"odd\"}");
        assertEquals(new Outcome.Refer("odd", List.of(), List.of()), read("{'refer': 'odd'}"));
        fits("{\"failed\": \"no list\"}");
        assertEquals(new Outcome.Failed("no list", false), read("{'failed': 'no list'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "                                      | printed nothing",
                "Traceback (most recent call last):    | printed no JSON: Traceback",
                "{'score': 1} {'score': 0}             | printed no JSON",
                "{'score': 1, 'score': 0}              | printed no JSON",
                "{'score': NaN}                        | printed no JSON",
                "[1]                                   | no JSON object",
                "{}                                    | none of score",
                "{'score': 1, 'failed': 'x'}           | several of score",
                "{'score': 1.01}                       | score is 1.01: write 0.0 to 1.0",
                "{'score': -0.1}                       | score is -0.1",
                "{'score': '1'}                        | score is no number",
                "{'score': null}                       | score is no number",
                "{'score': 1e999}                      | score is no number",
                "{'score': 1, 'confidence': 2}         | confidence is 2.0",
                "{'score': 1, 'grade': 1}              | 'grade', which nobody reads",
                "{'score': 1, 'id': '8'}               | not the id",
                "{'ungradable': ''}                    | ungradable is no text",
                "{'score': 1, 'feedback': 'x'}         | feedback is no list",
                "{'score': 1, 'feedback': [3]}         | feedback[0] is no text",
                "{'score': 1, 'feedback': [{'text': 'x', 'for': 'all'}]} | neither learner nor"
                        + " grader",
                "{'score': 1, 'evidence': [{}]}        | evidence[0] has neither",
                "{'score': 1, 'evidence': [{'start': 3, 'end': 2}]}   | evidence[0] has neither",
                "{'score': 1, 'evidence': [{'start': 0, 'end': 11}]}  | evidence[0] has neither",
                "{'score': 1, 'evidence': [{'start': -1, 'end': 2}]}  | evidence[0] has neither",
                "{'score': 1, 'evidence': [{'quote': 'gamma'}]}       | not in the answer: gamma",
                "{'score': 1, 'evidence': [{'quote': 'a', 'file': 'b'}]} | no file b",
                "{'score': 1, 'evidence': [{'measure': 'm'}]}         | evidence[0].value is no"
                        + " number",
            })
    void whatItMayNotSayIsItsMistake(String said, String mistake) {
        String reply = said == null ? "" : said;
        Reply.Mistake thrown = assertThrows(Reply.Mistake.class, () -> read(reply));
        assertTrue(String.valueOf(thrown.getMessage()).contains(mistake), thrown::toString);
    }

    @Test
    void aReplyToAnotherRequestIsNone() {
        assertThrows(Reply.Mistake.class, () -> Reply.read("{\"score\": 1}", "7", true, ANSWER));
        assertThrows(
                Reply.Mistake.class,
                () -> Reply.read("{\"score\": 1, \"id\": \"6\"}", "7", true, ANSWER));
    }

    @Test
    void endlessNestingIsRefused() {
        assertThrows(Reply.Mistake.class, () -> read("{'evidence': " + "[".repeat(100_000)));
    }
}
