package dev.assay.submissions.cli;

import dev.assay.grading.table.TableSelfTest;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.LivePlugins;
import dev.assay.submissions.export.SafeText;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where Assay keeps what is its own; plug-ins lie in {@code DATA/plugins}. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder with plugins/, for jars of checkers. Default: ${DEFAULT-VALUE}")
    Path data = Path.of("data");

    /** All checkers and services; says which could not be loaded. */
    Catalogue open(Console console) {
        Catalogue catalogue = load();
        catalogue
                .refused()
                .forEach(
                        refused ->
                                console.err()
                                        .println(
                                                "assay: not loaded: "
                                                        + SafeText.oneLine(refused.toString())));
        return catalogue;
    }

    /** All checkers and services. */
    Catalogue load() {
        return plugins().catalogue();
    }

    /** The same, with all that is known of jars. */
    LivePlugins plugins() {
        return LivePlugins.once(data.resolve("plugins"), new TableSelfTest());
    }
}
