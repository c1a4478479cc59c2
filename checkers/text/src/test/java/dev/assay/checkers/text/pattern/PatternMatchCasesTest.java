package dev.assay.checkers.text.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.spi.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The public cases of the Pattern Match question type, where they lie beside the repository: {@code
 * -Dassay.pmatch=FILE} names another file of the same shape.
 */
class PatternMatchCasesTest {

    private static final Path CASES =
            Path.of(System.getProperty("assay.pmatch", "../../../shared/data/pmatch/cases.jsonl"));

    @Test
    void matchesAsTheOriginal() throws Exception {
        boolean there = Files.exists(CASES);
        if (!there) {
            System.err.println("SKIPPED: no Pattern Match cases at " + CASES.toAbsolutePath());
        }
        assumeTrue(there, "no Pattern Match cases at " + CASES.toAbsolutePath());
        ObjectMapper json = new ObjectMapper();
        List<String> off = new ArrayList<>();
        int cases = 0;
        for (String line : Files.readAllLines(CASES)) {
            JsonNode rule = json.readTree(line);
            for (JsonNode one : rule.get("cases")) {
                cases++;
                boolean wanted = one.get("matches").asBoolean();
                String response = one.get("response").asText();
                if (matches(rule, response) != wanted) {
                    off.add(
                            rule.get("rule")
                                    + " "
                                    + rule.get("options")
                                    + ": '"
                                    + response
                                    + "' should "
                                    + (wanted ? "match" : "not match"));
                }
            }
        }
        assertTrue(cases > 0, "no cases in " + CASES);
        assertEquals(List.of(), off, off.size() + " of " + cases + " cases are off");
    }

    private static boolean matches(JsonNode rule, String response) throws Exception {
        JsonNode options = rule.path("options");
        Reading reading =
                new Reading(
                        !options.path("ignorecase").asBoolean(false),
                        text(options, "sentencedividers", Reading.PLAIN.sentenceDividers()),
                        text(options, "converttospace", Reading.PLAIN.convertedToSpace()));
        Synonyms synonyms = new Synonyms(synonyms(options.path("synonyms")), reading);
        Expression expression =
                Notation.read("match", rule.get("rule").asText(), reading, synonyms, Lint.SILENT);
        Matcher matcher = Matcher.of(List.of(expression), reading, List.of());
        return matcher.match(expression, matcher.read(Answer.of(response))).matches();
    }

    private static String text(JsonNode options, String key, String otherwise) {
        return options.path(key).isTextual() ? options.path(key).asText() : otherwise;
    }

    /** A mapping, or a list of {@code {word, synonyms}}. */
    private static Map<String, List<String>> synonyms(JsonNode node) {
        Map<String, List<String>> synonyms = new TreeMap<>();
        if (node.isObject()) {
            node.properties().forEach(e -> synonyms.put(e.getKey(), texts(e.getValue())));
        } else if (node.isArray()) {
            node.forEach(
                    one -> synonyms.put(one.path("word").asText(), texts(one.path("synonyms"))));
        }
        return synonyms;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }
}
