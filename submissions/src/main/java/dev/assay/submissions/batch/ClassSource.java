package dev.assay.submissions.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.spi.Answer;
import dev.assay.submissions.intake.AnswerJson;
import dev.assay.submissions.intake.BoundedLines;
import dev.assay.submissions.intake.JsonText;
import dev.assay.submissions.intake.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a class handed in, learner by learner; whatever can be read only then is read then. */
public final class ClassSource implements AutoCloseable {

    private static final int LONGEST_LINE = 16 << 20;

    private final Optional<ClassFiles> files;
    private final List<Step> steps;
    private int at;

    /** Reads what one learner handed in. */
    @FunctionalInterface
    private interface Step {

        Collected read() throws RefusedException, IOException;
    }

    private ClassSource(Optional<ClassFiles> files, List<Step> steps) {
        this.files = files;
        this.steps = List.copyOf(steps);
    }

    /**
     * Looks at a folder, a zip or a table.
     *
     * @param problems is given what can't be used
     */
    public static ClassSource open(Path path, Collector collector, List<String> problems)
            throws IOException, RefusedException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isRegularFile(path) && (name.endsWith(".csv") || name.endsWith(".tsv"))) {
            return ready(collector.table(Table.read(path), problems));
        }
        if (Files.isRegularFile(path) && (name.endsWith(".jsonl") || name.endsWith(".ndjson"))) {
            return ready(collector.rows(lines(path, problems), problems));
        }
        ClassFiles files = ClassFiles.open(path);
        if (files.files().isEmpty()) {
            files.close();
            problems.addAll(files.leftOut());
            throw new RefusedException(path + ": there is no file in it that can be used");
        }
        problems.addAll(files.leftOut());
        List<SourceFile> stray = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Handed> all =
                Layout.of(files.files(), collector::isOfQuestion)
                        .group(files.files(), stray, collector::isOfQuestion);
        collector.expect(all);
        for (Handed handed : all) {
            steps.add(() -> collector.collect(handed, problems));
        }
        stray.forEach(file -> problems.add(file.path() + ": belongs to nobody; left out"));
        return new ClassSource(Optional.of(files), steps);
    }

    private static ClassSource ready(List<Collected> all) {
        List<Step> steps = new ArrayList<>();
        all.forEach(one -> steps.add(() -> one));
        return new ClassSource(Optional.empty(), steps);
    }

    private static List<Collector.Row> lines(Path path, List<String> problems) throws IOException {
        List<Collector.Row> rows = new ArrayList<>();
        try (BoundedLines lines = new BoundedLines(Files.newInputStream(path), LONGEST_LINE)) {
            for (Optional<BoundedLines.Line> line = lines.next();
                    line.isPresent();
                    line = lines.next()) {
                String where = path + ":" + line.get().number();
                Optional<byte[]> bytes = line.get().bytes();
                if (bytes.isPresent() && bytes.get().length == 0) {
                    continue;
                }
                try {
                    JsonNode node =
                            JsonText.read(
                                    bytes.orElseThrow(
                                            () -> new RefusedException("the line is too long")));
                    rows.add(
                            new Collector.Row(
                                    where,
                                    node.path("learner").asText(""),
                                    node.path("question").asText(""),
                                    answer(node)));
                } catch (RefusedException e) {
                    problems.add(where + ": " + e.getMessage());
                }
            }
        }
        return rows;
    }

    /** An answer, or files; a program may well write a number without quotes. */
    private static Answer answer(JsonNode node) throws RefusedException {
        JsonNode answer = node.path("answer");
        return answer.isNumber() || answer.isBoolean()
                ? Answer.of(answer.asText())
                : AnswerJson.read(node);
    }

    /** How many learners' there are. */
    public int size() {
        return steps.size();
    }

    /** Whether there is more. */
    public boolean hasNext() {
        return at < steps.size();
    }

    /**
     * What the next learner handed in.
     *
     * @throws RefusedException when it can't be used; the ones after it can
     */
    public Collected next() throws RefusedException, IOException {
        return steps.get(at++).read();
    }

    @Override
    public void close() throws IOException {
        if (files.isPresent()) {
            files.get().close();
        }
    }
}
