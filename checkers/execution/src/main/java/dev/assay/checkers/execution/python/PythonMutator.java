package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.assay.checkers.execution.python.PythonConfig.Harmless;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Mutates.Mutant;
import dev.assay.spi.Mutates.Mutator;
import dev.assay.spi.Region;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Changes one thing at a time in an answer's Python; where, Python's own parser says. */
final class PythonMutator implements Mutator {

    private static final String SOURCE = read();

    private final Author author;
    private final List<Harmless> harmless;

    /**
     * Makes one.
     *
     * @param author without a fixture
     */
    PythonMutator(Author author, List<Harmless> harmless) {
        this.author = author;
        this.harmless = List.copyOf(harmless);
    }

    @Override
    public List<Mutant> mutants(Answer answer, CheckContext context) throws Exception {
        List<Mutant> mutants = new ArrayList<>();
        for (Region part : Code.of(answer, context).parts()) {
            String call = SOURCE + "\nmutants(" + TextNode.valueOf(part.text()) + ")";
            if (author.value(call, 0) instanceof Value.Many found) {
                for (Value each : found.items()) {
                    mutant(answer, part, each).ifPresent(mutants::add);
                }
            }
        }
        return List.copyOf(mutants);
    }

    private Optional<Mutant> mutant(Answer answer, Region part, Value value) {
        if (!(value instanceof Value.Many(String _, List<Value> fields))
                || !(fields.get(0) instanceof Value.Whole(var from))
                || !(fields.get(1) instanceof Value.Whole(var to))
                || !(fields.get(2) instanceof Value.Text(String replacement, String _))
                || !(fields.get(3) instanceof Value.Text(String change, String _))) {
            return Optional.empty();
        }
        // Python counts characters, Java halves of some.
        int start = part.text().offsetByCodePoints(0, from.intValue());
        int end = part.text().offsetByCodePoints(start, to.subtract(from).intValue());
        String before = part.text().substring(start, end);
        AnswerFile file = answer.file(part.file());
        int at = part.original(start);
        if (!file.text().startsWith(before, at)) {
            return Optional.empty(); // a prompt stands in between
        }
        String text =
                file.text().substring(0, at)
                        + replacement
                        + file.text().substring(at + before.length());
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = text.indexOf('\n', at);
        String changed = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd).strip();
        List<AnswerFile> files = new ArrayList<>(answer.files());
        files.replaceAll(each -> each.equals(file) ? new AnswerFile(file.path(), text) : each);
        int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return Optional.of(new Mutant(new Answer(files), line, change, changed, why(changed)));
    }

    private Optional<String> why(String changed) {
        return harmless.stream()
                .filter(each -> each.line().strip().equals(changed))
                .map(Harmless::why)
                .findFirst();
    }

    private static String read() {
        try (InputStream in =
                Objects.requireNonNull(
                        PythonMutator.class.getResourceAsStream("mutate.py"),
                        "mutate.py is in the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("mutate.py can't be read", e);
        }
    }
}
