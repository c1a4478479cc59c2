import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class StackTest {

    private final Stack<String> stack = new Stack<>();

    @Test
    void beginsEmpty() {
        assertEquals(0, stack.size(), "size of a new stack");
    }

    @Test
    void popsNull() {
        stack.push(null);
        assertNull(stack.pop());
    }
}
