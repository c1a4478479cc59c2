package dev.assay.submissions.cli;

import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Backup.NotRestoredException;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreException;
import dev.assay.submissions.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup back. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Put a backup that 'assay export' wrote into an empty folder or database.",
        description = {
            "",
            "All of it or, when something is wrong or in the way, nothing. Whoever had an account",
            "has it again, and what waited to be graded is graded when the server starts.",
            ""
        })
final class ImportCommand extends ConsoleCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "The zip.")
    private Path file = Path.of("assay-backup.zip");

    @Mixin private DataOption data;

    ImportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        SheetFiles.mustBeAFile(file);
        mustBeEmpty();
        boolean isDone = false;
        try {
            BackupFile.Counts counts = restore();
            isDone = true;
            console.out()
                    .println(
                            SafeText.oneLine(
                                    "%s: %d rows and %d files are back"
                                            .formatted(file, counts.rows(), counts.files())));
            return Exit.DONE;
        } catch (StoreException | RefusedException | NotRestoredException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        } finally {
            if (!isDone) {
                // The folder was empty: all that is in it now is ours.
                EraseCommand.delete(data.data);
            }
        }
    }

    private BackupFile.Counts restore()
            throws IOException, StoreException, RefusedException, NotRestoredException {
        try (Store store = Store.open(StoreSettings.ofEnvironment(data.data))) {
            return BackupFile.read(store, data.data, file);
        }
    }

    private void mustBeEmpty() throws InputException, IOException {
        if (!Files.exists(data.data)) {
            return;
        }
        boolean isEmpty = false;
        if (Files.isDirectory(data.data)) {
            try (Stream<Path> files = Files.list(data.data)) {
                isEmpty = files.findAny().isEmpty();
            }
        }
        if (!isEmpty) {
            throw new InputException(
                    SafeText.oneLine(data.data.toString())
                            + ": is there already and not empty; name an empty folder with --data");
        }
    }
}
