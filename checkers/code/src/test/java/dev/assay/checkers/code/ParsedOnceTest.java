package dev.assay.checkers.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many checks look at an answer, its code is parsed once and its tree made once. */
class ParsedOnceTest {

    @ParameterizedTest
    @CsvSource({
        "python, 'x = torch.rand(3, 3)\nprint(x)', PythonCode$Making",
        "java, 'int m = Math.max(1, 2);', JavaCode$Making"
    })
    void byAllChecksTogether(String language, String code, String parsing) throws Exception {
        Answer answer = Answer.of(code);
        OneRegion context = new OneRegion(answer, language);
        int checks = 0;
        try (Catalogue catalogue = Catalogue.load()) {
            for (var plugin : catalogue.checkers()) {
                if (plugin.id().startsWith(language + ".") || plugin.id().equals("code.similar")) {
                    for (SingleCheck check : bound(plugin.id(), catalogue)) {
                        check.check().check(answer, context);
                        checks++;
                    }
                }
            }
        }
        List<String> made = context.made();
        assertTrue(checks >= 15, "checks: " + checks);
        assertEquals(new HashSet<>(made).size(), made.size(), made::toString);
        assertEquals(1, made.stream().filter(one -> one.contains(parsing)).count(), made::toString);
    }

    private static List<SingleCheck> bound(String checker, Catalogue catalogue) {
        TableRun run = new TableRun(checker, catalogue);
        return ExampleTableReader.read(
                        checker, ParsedOnceTest.class.getClassLoader(), problem -> {})
                .orElseThrow()
                .entries()
                .stream()
                .filter(entry -> entry.invalid().isEmpty())
                .limit(4)
                .flatMap(entry -> run.bind(entry, entry.about(), problem -> {}).stream())
                .toList();
    }
}
