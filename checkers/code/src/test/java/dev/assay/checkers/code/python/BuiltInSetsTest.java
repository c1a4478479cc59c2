package dev.assay.checkers.code.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.Equivalents;
import dev.assay.checkers.code.Wanted;
import dev.assay.checkers.code.WantedReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInSetsTest {

    private static final ApiIndex INDEX = ApiIndex.standard();
    private static final Map<String, List<String>> SETS =
            BuiltInSets.with(new Equivalents(Map.of()));

    static Stream<String> names() {
        return SETS.keySet().stream();
    }

    private static List<CallPattern> read(String written) throws Exception {
        List<Wanted> wanted =
                new WantedReader(SETS, "python.equivalents").each("any-of", List.of(written));
        return wanted.getFirst().any();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachCallIsOneThatExists(String name) throws Exception {
        for (CallPattern pattern : read("$" + name)) {
            boolean method = pattern.head() == CallPattern.Head.ANY_VALUE;
            String dotted = method ? "torch.Tensor" : NameFit.canonical(firstCall(pattern), INDEX);
            assertTrue(INDEX.exists(dotted), pattern.source() + ": " + dotted);
        }
        assertFalse(SETS.get(name).isEmpty());
    }

    private static String firstCall(CallPattern pattern) {
        int end = 0;
        while (end < pattern.steps().size() - 1 && !pattern.steps().get(end).called()) {
            end++;
        }
        return String.join(
                ".",
                pattern.steps().subList(0, end + 1).stream().map(CallPattern.Step::name).toList());
    }

    @Test
    void whatIsAskedOfASetIsAskedOfEachOfItsCalls() throws Exception {
        List<String> sources =
                read("$random-tensor(3, 3)").stream().map(CallPattern::source).toList();
        assertTrue(sources.contains("torch.rand((3, 3,), ...)"), sources::toString);
        assertTrue(
                sources.contains("torch.from_numpy(numpy.random.rand(3, 3))"), sources::toString);
        assertTrue(sources.stream().noneMatch(source -> source.contains("@")), sources::toString);
        assertEquals(
                List.of("torch.rand", "torch.randn"),
                read("$random-tensor").stream().map(CallPattern::source).limit(2).toList());
    }

    @Test
    void aCoursesOwnSetComesFirst() {
        Map<String, List<String>> sets =
                BuiltInSets.with(new Equivalents(Map.of("seed", List.of("random.seed"))));
        assertEquals(List.of("random.seed"), sets.get("seed"));
        assertEquals(SETS.get("optimizer"), sets.get("optimizer"));
    }
}
