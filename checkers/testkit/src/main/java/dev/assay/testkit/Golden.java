package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.assay.grading.table.TableRun;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Files that hold what a checker is known to say: a change of it shows in the commit, line by line.
 * With {@code -Dassay.golden.update=true} they are written anew instead of compared.
 */
public final class Golden {

    private static final boolean IS_UPDATE = Boolean.getBoolean("assay.golden.update");

    private final Path folder;
    private final boolean isUpdate;

    /**
     * In a folder.
     *
     * @param folder such as {@code src/test/golden}
     */
    public Golden(Path folder) {
        this(folder, IS_UPDATE);
    }

    Golden(Path folder, boolean isUpdate) {
        this.folder = folder;
        this.isUpdate = isUpdate;
    }

    /**
     * Fails when an outcome is other than its file says.
     *
     * @param name of the file
     */
    public void matches(String name, Outcome outcome) {
        matches(name, show(outcome));
    }

    /**
     * Fails when a text is other than its file says.
     *
     * @param name of the file
     */
    public void matches(String name, String text) {
        Path file = folder.resolve(name);
        try {
            if (isUpdate) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, text);
            } else if (!Files.exists(file)) {
                fail(file + " is not there: run the test with -Dassay.golden.update=true");
            } else {
                assertEquals(
                        Files.readString(file).replace("\r\n", "\n"),
                        text,
                        () ->
                                file
                                        + " says otherwise; if the change is meant, run the test"
                                        + " with -Dassay.golden.update=true and raise the checker's"
                                        + " version");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An outcome as lines: what it is, then its evidence and feedback, each with its audience. */
    public static String show(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        text.append(
                switch (outcome) {
                    case Outcome.Graded graded ->
                            "graded "
                                    + graded.score().value().stripTrailingZeros().toPlainString()
                                    + ", confidence "
                                    + graded.confidence().value();
                    case Outcome.Ungradable ungradable -> "ungradable: " + ungradable.reason();
                    case Outcome.Failed failed -> "failed: " + failed.reason();
                    case Outcome.Refer refer -> "refer: " + refer.reason();
                });
        text.append('\n');
        for (Evidence evidence : TableRun.evidence(outcome)) {
            String what =
                    switch (evidence) {
                        case Evidence.Span span ->
                                "%s %d..%d: %s"
                                        .formatted(
                                                span.file(),
                                                span.start(),
                                                span.end(),
                                                span.label());
                        case Evidence.Missing missing -> "missing: " + missing.what();
                        case Evidence.Measure measure ->
                                "%s: %s%s"
                                        .formatted(
                                                measure.name(),
                                                measure.value(),
                                                measure.threshold().isPresent()
                                                        ? " of " + measure.threshold().getAsDouble()
                                                        : "");
                        case Evidence.Run run -> run.testCase() + ": " + run.result();
                    };
            line(text, evidence.audience().name(), what);
        }
        for (Feedback feedback : TableRun.feedback(outcome)) {
            line(text, feedback.audience().name(), "→ " + feedback.text());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String audience, String what) {
        text.append("  ")
                .append(audience.toLowerCase(Locale.ROOT))
                .append("  ")
                .append(what.replace("\n", "\\n"))
                .append('\n');
    }
}
