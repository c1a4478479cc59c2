package dev.assay.submissions.cli;

import dev.assay.submissions.export.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where results go: the console or a file. */
final class Output implements AutoCloseable {

    /**
     * A file that appears whole or not at all, so that what was there before is lost only to
     * something complete.
     *
     * @param unfinished is written to, and then moved to
     * @param target the file that was named
     */
    private record Replacement(Path unfinished, Path target) {}

    private final PrintWriter writer;
    private final boolean ours;
    private final Optional<Replacement> replacement;

    private Output(PrintWriter writer, boolean ours, Optional<Replacement> replacement) {
        this.writer = writer;
        this.ours = ours;
        this.replacement = replacement;
    }

    /** The console's output, or a file where one is named. */
    static Output to(Console console, Optional<Path> file) throws InputException {
        if (file.isEmpty()) {
            return new Output(console.out(), false, Optional.empty());
        }
        Path named = file.get().toAbsolutePath();
        String shown = SafeText.oneLine(file.get().toString());
        if (Files.isDirectory(named)) {
            throw new InputException(shown + ": is a folder; name a file to write to");
        }
        try {
            Path target = Files.exists(named) ? named.toRealPath() : named;
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                // A device or a pipe is written to; it can't be replaced.
                return new Output(open(target), true, Optional.empty());
            }
            String name =
                    ".%s.%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid());
            Path unfinished = target.resolveSibling(name);
            return new Output(
                    open(unfinished), true, Optional.of(new Replacement(unfinished, target)));
        } catch (NoSuchFileException e) {
            throw new InputException(shown + ": there is no folder to write it into");
        } catch (IOException e) {
            throw new InputException(shown + ": can't be written: " + e.getMessage());
        }
    }

    private static PrintWriter open(Path path) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
    }

    PrintWriter writer() {
        return writer;
    }

    /** Ends the output and puts a finished file in its place. */
    void finish() throws IOException {
        boolean failed = writer.checkError();
        if (ours) {
            writer.close();
            if (failed || writer.checkError()) {
                throw new IOException("the results could not be written; is the disk full?");
            }
        }
        if (replacement.isPresent()) {
            Files.move(
                    replacement.get().unfinished(),
                    replacement.get().target(),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            writer.close();
        }
        if (replacement.isPresent()) {
            Files.deleteIfExists(replacement.get().unfinished());
        }
    }
}
