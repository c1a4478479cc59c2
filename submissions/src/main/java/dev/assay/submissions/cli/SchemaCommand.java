package dev.assay.submissions.cli;

import dev.assay.plugin.Catalogue;
import dev.assay.plugin.CourseSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the JSON Schema of course files. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Print the JSON Schema of course files, for editors that complete and check.")
final class SchemaCommand extends ConsoleCommand {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file instead of the console.")
    private @Nullable Path output;

    @Mixin private DataOption data;

    SchemaCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        try (Output out = Output.to(console, Optional.ofNullable(output));
                Catalogue catalogue = data.open(console)) {
            JsonOutput.pretty(out.writer(), CourseSchema.of(catalogue));
            out.finish();
        }
        return Exit.DONE;
    }
}
