package dev.assay.submissions.cli;

import dev.assay.sheet.BlankSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a blank sheet to hand out. */
@Command(
        name = "sheet",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Print a blank sheet of the course, to hand out.")
final class SheetCommand extends ConsoleCommand {

    @Mixin private CourseArgument course;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file instead of the console.")
    private @Nullable Path output;

    SheetCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        String sheet = BlankSheet.write(course.read(console));
        try (Output out = Output.to(console, Optional.ofNullable(output))) {
            out.writer().print(sheet);
            out.finish();
        }
        return Exit.DONE;
    }
}
