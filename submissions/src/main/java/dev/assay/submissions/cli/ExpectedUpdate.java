package dev.assay.submissions.cli;

import dev.assay.config.Problem;
import dev.assay.grading.ExpectedValues;
import dev.assay.grading.ExpectedValues.Change;
import dev.assay.plugin.Catalogue;
import dev.assay.submissions.export.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what right answers give into a course's files; all else there stays as it is. */
final class ExpectedUpdate {

    private ExpectedUpdate() {}

    static void run(CourseArgument course, Catalogue catalogue, Console console)
            throws InputException, IOException, InterruptedException {
        List<Problem> problems = new ArrayList<>();
        List<Change> changes = ExpectedValues.find(course.read(console), catalogue, problems::add);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Change change : changes) {
            String file = change.criterion().config().file();
            String text = texts.get(file);
            texts.put(
                    file,
                    change.in(text == null ? Files.readString(course.folder.resolve(file)) : text));
            say(
                    console,
                    "updated: "
                            + change.criterion().config().sourceAt(change.path())
                            + ": "
                            + change.path()
                            + ": "
                            + change.json());
        }
        for (Map.Entry<String, String> each : texts.entrySet()) {
            write(course.folder.resolve(each.getKey()), each.getValue());
        }
        for (Problem problem : problems) {
            say(console, "not updated: " + course.show(problem));
        }
        say(console, changes.size() + " expected values updated");
        console.err().flush();
    }

    private static void say(Console console, String line) {
        console.err().println("assay: " + SafeText.oneLine(line));
    }

    /** Whole or not at all. */
    private static void write(Path file, String text) throws IOException {
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".assay-", ".yaml");
        try {
            Files.writeString(beside, text);
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
