package dev.assay.submissions.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.spi.Answer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** A notebook is an answer, too, however it is handed in. */
class NotebooksTest {

    private static final String NOTEBOOK =
            """
            {"nbformat": 4, "metadata": {}, "cells": [
              {"cell_type": "markdown", "source": ["The mean:"]},
              {"cell_type": "code", "source": ["def mean(xs):\\n", "    return sum(xs) / len(xs)"],
               "outputs": [{"output_type": "stream", "text": ["def mean(xs): return 0"]}]},
              {"cell_type": "code", "source": "mean([1, 2])", "outputs": []}]}
            """;

    private static final String CELLS =
            """
            The mean:

            ```python
            def mean(xs):
                return sum(xs) / len(xs)
            ```

            ```python
            mean([1, 2])
            ```
            """;

    private static Answer json(Object answer) throws Exception {
        return AnswerJson.read(new ObjectMapper().valueToTree(answer));
    }

    @Test
    void itsCellsAreTheAnswer() throws Exception {
        assertThat(json(Map.of("answer", NOTEBOOK))).isEqualTo(Answer.of(CELLS));
        Map<String, String> file = Map.of("path", "a.ipynb", "text", NOTEBOOK);
        assertThat(json(Map.of("files", new Object[] {file})).text()).isEqualTo(CELLS);
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.ipynb", NOTEBOOK.getBytes(StandardCharsets.UTF_8));
        files.put("b.py", "x = 1".getBytes(StandardCharsets.UTF_8));
        Answer answer = FilesAnswer.answer(files);
        assertThat(answer.file("a.ipynb").text()).isEqualTo(CELLS);
        assertThat(answer.file("b.py").text()).isEqualTo("x = 1");
    }

    @Test
    void aDamagedOneIsRefusedAndWhatOnlyLooksLikeOneIsLetBe() throws Exception {
        Map<String, String> file = Map.of("path", "a.ipynb", "text", NOTEBOOK.substring(0, 60));
        assertThatThrownBy(() -> json(Map.of("files", new Object[] {file})))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a.ipynb is a damaged notebook");
        String text = "{'cells' and \"cells\": \"nbformat\"}";
        assertThat(json(Map.of("answer", text)).text()).isEqualTo(text);
    }
}
