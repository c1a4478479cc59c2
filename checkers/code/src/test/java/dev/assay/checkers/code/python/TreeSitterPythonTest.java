package dev.assay.checkers.code.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TreeSitterPythonTest {

    private static final PythonParser PARSER = new TreeSitterPython();

    @Test
    void offsetsAreThoseOfTheText() {
        String text = "s = '😀 ä'\nx = th.randn(3)";
        SyntaxTree tree = PARSER.parse(text);
        int found = 0;
        for (int node = 0; node < tree.size(); node++) {
            if (tree.kind(node) == PythonKind.ATTRIBUTE) {
                assertEquals("th.randn", tree.text(node));
                assertEquals(PythonField.FUNCTION, tree.field(node));
                assertEquals(PythonKind.CALL, tree.kind(tree.parent(node)));
                found++;
            }
        }
        assertEquals(1, found);
    }

    @Test
    void childrenAndSiblingsFollowTheGrammar() {
        SyntaxTree tree = PARSER.parse("f(a, b)\ng()");
        int first = tree.firstPart(0);
        assertEquals("f(a, b)", tree.text(first));
        int second = tree.nextPart(first);
        assertEquals("g()", tree.text(second));
        assertEquals(SyntaxTree.ABSENT, tree.nextPart(second));
        int call = tree.firstPart(first);
        int arguments = tree.child(call, PythonField.ARGUMENTS);
        assertEquals("(a, b)", tree.text(arguments));
        assertEquals("a", tree.text(tree.firstPart(arguments)));
        assertEquals(tree.size(), tree.after(0));
    }

    @Test
    void brokenTextStillHasATree() {
        SyntaxTree tree = PARSER.parse("x = torch.randn(3, 3");
        assertTrue(tree.size() > 5);
        assertTrue(
                java.util.stream.IntStream.range(0, tree.size())
                        .anyMatch(node -> tree.kind(node) == PythonKind.ERROR));
    }
}
