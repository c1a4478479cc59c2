package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.ProgramConfig.CaseFiles;
import dev.assay.checkers.execution.program.ProgramConfig.Show;
import dev.assay.spi.BindContext;
import dev.assay.spi.CourseFile;
import dev.assay.spi.InvalidConfigException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads cases that are files of the course, as contests keep them: {@code 1.in}, {@code 1.ans}. */
final class CaseReader {

    private static final String IN = ".in";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private CaseReader() {}

    /** The cases, {@code 2} before {@code 10}. */
    static List<TestCase> read(String path, CaseFiles given, BindContext context)
            throws InvalidConfigException {
        List<CourseFile> inputs;
        try {
            inputs = new ArrayList<>(context.files(given.files()));
        } catch (InvalidConfigException e) {
            throw new InvalidConfigException(path, e.problem(), e.mend());
        }
        if (inputs.isEmpty()) {
            throw new InvalidConfigException(
                    path,
                    "no file of the course matches " + given.files(),
                    "put files under files/ and write a pattern such as files/tests/*.in");
        }
        inputs.sort(Comparator.comparing(file -> sortable(file.path())));
        List<TestCase> cases = new ArrayList<>();
        for (CourseFile input : inputs) {
            if (!input.path().endsWith(IN)) {
                throw new InvalidConfigException(
                        path,
                        input.path() + " does not end in .in",
                        "let the pattern match what is read, and nothing else");
            }
            String stem = input.path().substring(0, input.path().length() - IN.length());
            cases.add(
                    new TestCase(
                            name(stem),
                            ended(unix(input.text())),
                            unix(answer(path, stem, context).text()),
                            List.of(),
                            0,
                            given.weight() == null ? BigDecimal.ONE : given.weight(),
                            Optional.ofNullable(given.group()),
                            given.show() == null ? Show.NOTHING : given.show()));
        }
        return cases;
    }

    /** With its folder: contests have a {@code sample/1} and a {@code secret/1}. */
    private static String name(String stem) {
        int folder = stem.lastIndexOf('/', stem.lastIndexOf('/') - 1);
        return stem.substring(folder + 1).replaceFirst("^files/", "");
    }

    private static CourseFile answer(String path, String stem, BindContext context)
            throws InvalidConfigException {
        for (String ending : List.of(".out", ".ans")) {
            try {
                return context.file(stem + ending);
            } catch (InvalidConfigException e) {
                // Then perhaps the other one is there.
            }
        }
        throw new InvalidConfigException(
                path,
                "beside " + stem + IN + " there is no file that says what must be printed",
                "add " + stem + ".out or " + stem + ".ans");
    }

    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }

    /** Input has whole lines: programs that read line by line rely on it. */
    static String ended(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    /** Numbers in a name count as numbers. */
    private static String sortable(String name) {
        return NUMBER.matcher(name)
                .replaceAll(
                        found ->
                                "0".repeat(Math.max(0, 12 - found.group().length()))
                                        + found.group());
    }
}
