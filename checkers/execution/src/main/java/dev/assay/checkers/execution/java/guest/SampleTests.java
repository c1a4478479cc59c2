package dev.assay.checkers.execution.java.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is run to make ready for tests: such as authors write, one of them failing. */
class SampleTests {

    private final List<Integer> items = new ArrayList<>();

    @BeforeEach
    void fill() {
        items.add(1);
    }

    @Test
    void passes() {
        assertEquals(1, items.get(0));
        assertTrue(items.contains(1));
    }

    @Test
    @DisplayName("raises")
    void raises() {
        assertThrows(IndexOutOfBoundsException.class, () -> items.get(3));
    }

    @Test
    void fails() {
        assertEquals(2, items.size(), "it does not");
    }
}
