package dev.assay.sheet;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.course.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Measures how many answers of thousands are found exactly, in sheets laid out in many ways. */
class MadeSheetsTest {

    /** Printed with each failure: make the sheet again with {@code new SheetGenerator(seed, …)}. */
    private static final long SEED = Long.getLong("assay.seed", 20_260_101);

    private static final int SHEETS = 300;
    private static final double EXACT = 0.995;

    private static final List<String> OWN =
            List.of(
                    "it is what the name says",
                    "torch.rand(3, 3)",
                    "import torch\nx = torch.rand(3, 3)\nprint(x)",
                    "def f(a, b):\n    # both\n    return a + b",
                    "`x.to(\"cuda\")` moves it, then:\n- call it\n- print it",
                    "I don't know",
                    "4",
                    "# only comments\n# torch.ones(2) -> tensor([1., 1.])",
                    ">>> torch.ones(1)\ntensor([1.])",
                    "two paragraphs:\n\nthis is the second one, with 3.5 and a 4-dimensional thing",
                    "No, it isn't. 100% sure!",
                    "for i in range(3):\n\tprint(i)\n\n\nprint(\"done\")");

    @Test
    void nearlyAllAnswersAreFoundExactlyAndNoneUnderAnotherQuestion() {
        Map<Integer, List<String>> answers = new HashMap<>();
        for (Question question : PytorchCourse.COURSE.questions()) {
            List<String> own = new ArrayList<>();
            OWN.forEach(
                    text -> own.add(text.lines().count() > 1 ? text : text + " " + question.id()));
            answers.put(question.number(), own);
        }
        measure(answers);
    }

    @Test
    void realAnswersAreFoundToo() throws IOException {
        Optional<Path> file = PytorchCourse.data("pytorch-answers-dev.jsonl");
        assumeTrue(file.isPresent(), "skipped: the shared data folder is not there");
        Map<Integer, List<String>> answers = new HashMap<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(file.get())) {
            JsonNode read = json.readTree(line);
            String answer = read.get("answer").asText().strip();
            if (!Placeholders.isPlaceholder(answer)) {
                answers.computeIfAbsent(read.get("question").asInt(), n -> new ArrayList<>())
                        .add(answer);
            }
        }
        measure(answers);
    }

    private static void measure(Map<Integer, List<String>> answers) {
        List<Question> questions = PytorchCourse.COURSE.questions();
        SheetReader reader = new SheetReader(PytorchCourse.COURSE);
        int all = 0;
        int exact = 0;
        List<String> misses = new ArrayList<>();
        List<String> misplaced = new ArrayList<>();
        for (long seed = SEED; seed < SEED + SHEETS; seed++) {
            SheetGenerator.Made made = new SheetGenerator(seed, questions, answers).make();
            Sheet sheet = reader.read("x.md", made.text().getBytes(StandardCharsets.UTF_8));
            Offsets.check(sheet);
            Map<Integer, String> found = new HashMap<>();
            sheet.answers().forEach(placed -> found.put(placed.number(), placed.answer()));
            String where = "seed " + seed + ", " + made.layout() + ", question ";
            for (Map.Entry<Integer, String> expected : made.answers().entrySet()) {
                all++;
                if (expected.getValue().equals(found.get(expected.getKey()))) {
                    exact++;
                } else {
                    misses.add(where + expected.getKey());
                }
            }
            found.keySet().removeAll(made.answers().keySet());
            found.forEach((number, answer) -> misplaced.add(where + number + ": " + answer));
        }
        String report = exact + " of " + all + " exact; " + misses + misplaced;
        assertTrue(all > 5000, report);
        assertTrue(exact >= EXACT * all, report);
        assertTrue(misplaced.isEmpty(), report);
    }
}
