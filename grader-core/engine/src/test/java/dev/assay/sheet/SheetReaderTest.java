package dev.assay.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SheetReaderTest {

    private static final SheetReader READER = new SheetReader(PytorchCourse.COURSE);

    @Test
    void theFirstRealSheetHasSevenAnswers() throws IOException {
        Optional<Path> file = PytorchCourse.data("pytorch-100-sheet.txt");
        assumeTrue(file.isPresent(), "skipped: the shared data folder is not there");
        Sheet sheet = READER.read("pytorch-100-sheet.txt", Files.readAllBytes(file.get()));
        assertEquals(
                List.of(3, 4, 5, 6, 7, 8, 10),
                sheet.answers().stream().map(PlacedAnswer::number).toList());
        assertEquals(
                List.of(11, 14, 17, 20, 23, 26, 31),
                sheet.answers().stream().map(PlacedAnswer::line).toList());
        assertEquals(
                "it supports gpu execution, also  supports automatic differentiation and it is"
                        + " deeply embedded into neural networks of pytorch",
                sheet.answers().get(0).answer());
        assertEquals("th.random.randn((3, 3))", sheet.answers().get(1).answer());
        assertEquals(
                "torch.device indicates where the tensor is executing, gpu or cpu. to move we use"
                        + " .to(\"cuda\")",
                sheet.answers().get(3).answer());
        assertEquals(List.of(), sheet.problems());
        assertEquals("pytorch-100-sheet", sheet.learner());
    }

    @Test
    void theCoursesOwnSampleSheetIsReadInFull() throws IOException {
        Path file = PytorchCourse.root().resolve("courses/pytorch-100/sample-sheet.txt");
        Sheet sheet = READER.read("sample-sheet.txt", Files.readAllBytes(file));
        assertEquals("Robin Sample", sheet.learner());
        assertEquals(List.of(), sheet.problems());
        assertEquals(
                "def add(a, b):\n    return a + b",
                sheet.answers().stream()
                        .filter(answer -> answer.number() == 11)
                        .findFirst()
                        .orElseThrow()
                        .answer());
    }

    private static List<String> answers(String language, String... cells) {
        StringBuilder json = new StringBuilder("{\"cells\": [");
        for (String cell : cells) {
            boolean isCode = !cell.startsWith("#m ");
            json.append(json.toString().endsWith("[") ? "" : ",")
                    .append("{\"cell_type\": \"")
                    .append(isCode ? "code" : "markdown")
                    .append("\", \"source\": \"")
                    .append((isCode ? cell : cell.substring(3)).replace("\n", "\\n"))
                    .append("\"}");
        }
        json.append("], \"metadata\": {\"kernelspec\": {\"language\": \"" + language + "\"}}}");
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return READER.read("ada.ipynb", bytes).answers().stream()
                .map(each -> each.number() + ": " + each.answer())
                .toList();
    }

    @Test
    void aNotebooksCellsStayApart() {
        assertEquals(
                List.of("4: ```\nx = (\n```\n\n```\ntorch.rand(3, 3)\n```", "5: x + y"),
                answers(
                        "python",
                        "#m ## Question 4",
                        "x = (",
                        "torch.rand(3, 3)",
                        "",
                        "#m ## Question 5",
                        "x + y"));
    }

    @Test
    void aCellInAnotherLanguageSaysWhich() {
        assertEquals(
                List.of("4: ```bash\n%%bash\npip install torch\n```\n\n```\nx\n```"),
                answers("python", "#m ## Question 4", "%%bash\npip install torch", "x"));
        assertEquals(
                List.of("4: Mine:\n\n```java\nint x;\n```"),
                answers("Java", "#m ## Question 4\nMine:", "int x;"));
    }

    @Test
    void aCommentInACellThatIsAQuestionsNumberAloneBeginsIt() {
        assertEquals(
                List.of("4: torch.rand(3, 3)", "5: # the sum\nx + y\n\n```\n# line 2\nz\n```"),
                answers(
                        "python",
                        "# Question 4\ntorch.rand(3, 3)",
                        "# Question 5\n# the sum\nx + y",
                        "# line 2\nz"));
    }
}
