package dev.assay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlEditTest {

    private static String set(String text, String path, String json) {
        Located root =
                YamlReader.read(
                                "a.yaml",
                                text,
                                problem -> {
                                    throw new IllegalArgumentException(problem.toString());
                                })
                        .orElseThrow();
        return YamlEdit.set(text, root.get("with").orElseThrow(), path, json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    with: {calls: [{call: f(1), value: 2}]} # two   | [3]     | with: {calls: [{call: f(1), value: [3]}]} # two
                    with: {calls: [{call: f(1)}]}                   | 3.5     | with: {calls: [{call: f(1), value: 3.5}]}
                    with: {calls: [{value: , call: f(1)}]}          | true    | with: {calls: [{value: true , call: f(1)}]}
                    with: {calls: [{call: "ü😀", value: [1, [2]]}]} | "a: b"  | with: {calls: [{call: "ü😀", value: "a: b"}]}
                    """)
    void inFlowStyle(String text, String json, String expected) {
        assertEquals(expected, set(text, "calls[0].value", json));
    }

    @Test
    void inBlockStyleWithCommentsAllAround() {
        String text =
                """
                # a course's file
                with:
                  calls:
                    - call: f(1)   # the first
                      value:
                        - 1
                        - 2   # two
                    # the second
                    - call: |
                        f(2)
                      title: no value yet  # here
                notes: |
                  as they are
                """;
        String first = set(text, "calls[0].value", "[3,4]");
        assertEquals(
                text.replace("        - 1\n        - 2   # two", "        [3,4]   # two"), first);
        String second = set(first, "calls[1].value", "{\"a\":1.0}");
        assertEquals(
                first.replace(
                        "title: no value yet  # here",
                        "title: no value yet  # here\n      value: {\"a\":1.0}"),
                second);
    }

    @Test
    void whatIsNotThereIsNotMade() {
        assertThrows(
                IllegalArgumentException.class,
                () -> set("with: {calls: []}", "calls[0].value", "1"));
    }
}
