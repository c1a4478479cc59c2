package dev.assay.submissions.cli;

import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreException;
import dev.assay.submissions.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a backup. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Write a backup of everything that a server keeps.",
        description = {
            "",
            "Submissions, grades and their history, accounts (tokens as hashes alone), courses and",
            "jars of DATA, all in one zip that 'assay import' puts into an empty folder or",
            "database, be it H2 or PostgreSQL. A server on the embedded database is stopped first.",
            ""
        })
final class ExportCommand extends ConsoleCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "The zip to write.")
    private Path file = Path.of("assay-backup.zip");

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    @Mixin private DataOption data;

    ExportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        if (Files.exists(file) && !force) {
            throw new InputException(
                    SafeText.oneLine(file.toString())
                            + ": is there already; name another file, or say --force");
        }
        try (Store store = Store.open(StoreSettings.ofEnvironment(data.data))) {
            BackupFile.Counts counts = BackupFile.write(store, data.data, file);
            console.out()
                    .println(
                            SafeText.oneLine(
                                    "%s: %d rows and %d files"
                                            .formatted(file, counts.rows(), counts.files())));
            return Exit.DONE;
        } catch (StoreException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }
}
