package dev.assay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A piece of a file knows where each of its values stands, in pointers and in words. */
final class LocatedTest {

    private static final Located FILE =
            YamlReader.read(
                            "f.yaml",
                            """
                            with:
                              concepts:
                                - id: a
                                - id: b
                                  any:
                                    - x
                                    - y
                              text.synonyms:
                                gpu: [card]
                            """,
                            problem -> {
                                throw new AssertionError(problem);
                            })
                    .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "concepts, 2",
        "concepts[0], 3",
        "concepts[1], 4",
        "concepts[1].any, 5",
        "concepts[1].any[1], 7",
        "concepts[1].any[9], 5",
        "concepts[1].nothing.at[3].all, 4",
        "text.synonyms, 8",
        "text.synonyms.gpu, 9",
        "text.synonyms.gpu[0], 9",
        "text, 1",
        "concepts[, 2",
        "[[..], 1",
    })
    void aPathInWordsLeadsToItsLine(String path, int line) {
        Located with = FILE.get("with").orElseThrow();
        assertEquals(new Source("f.yaml", line), with.sourceAt(path));
    }

    @Test
    void aPieceKnowsItsPath() {
        Located any = FILE.get("with").flatMap(with -> with.get("concepts")).orElseThrow().get(1);
        assertEquals("with.concepts[1]", any.path());
        assertEquals("/with/concepts/1", any.pointer());
        assertEquals(5, any.source("/any").line());
        assertEquals("", FILE.path());
        assertEquals(Optional.empty(), any.get("nothing"));
        assertThrows(IllegalArgumentException.class, () -> any.get("any").orElseThrow().get(2));
    }

    @Test
    void anEmptyMappingStandsWhereItsOwnerDoes() {
        Located owner = FILE.get("with").flatMap(with -> with.get("concepts")).orElseThrow().get(1);
        Located empty = owner.emptyHere();
        assertEquals("{}", empty.node().toString());
        assertEquals(4, empty.source().line());
        assertEquals("with.concepts[1]", empty.path());
        assertEquals(new Source("g.yaml", 1), Located.empty("g.yaml").source("/a/b"));
    }
}
