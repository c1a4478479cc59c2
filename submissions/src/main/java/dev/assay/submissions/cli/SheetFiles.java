package dev.assay.submissions.cli;

import dev.assay.sheet.Sheet;
import dev.assay.sheet.SheetReader;
import dev.assay.sheet.UnreadableSheetException;
import dev.assay.submissions.export.SafeText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files as sheets, and says what is wrong with a file that is none. */
final class SheetFiles {

    private static final long LARGEST = 16L << 20;

    private SheetFiles() {}

    /** The sheet in a file. */
    static Sheet read(SheetReader reader, Path file) throws InputException {
        String shown = SafeText.oneLine(file.toString());
        try {
            return reader.read(file.getFileName().toString(), bytes(file, LARGEST));
        } catch (UnreadableSheetException e) {
            throw new InputException(shown + ": " + e.getMessage());
        }
    }

    /** A file's bytes. */
    private static byte[] bytes(Path file, long largest) throws InputException {
        mustBeAFile(file);
        String shown = SafeText.oneLine(file.toString());
        try {
            long size = Files.size(file);
            if (size > largest) {
                throw new InputException(
                        "%s: %d MiB are too much for a sheet; at most %d MiB are read"
                                .formatted(shown, size >> 20, largest >> 20));
            }
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw new InputException(shown + ": may not be read; look at its permissions");
        } catch (IOException e) {
            throw new InputException(shown + ": can't be read: " + e.getMessage());
        }
    }

    /** Refuses a path that leads to no file. */
    static void mustBeAFile(Path file) throws InputException {
        String shown = SafeText.oneLine(file.toString());
        if (!Files.exists(file)) {
            throw new InputException(shown + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new InputException(
                    shown + ": is a folder; name the files in it, such as " + shown + "/*.txt");
        }
    }
}
