package dev.assay.submissions.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the command line writes to, and what it knows of the reader.
 *
 * @param out for results
 * @param err for everything else
 * @param colour whether {@code out} shows ANSI colours
 * @param width of {@code out}, in columns
 */
public record Console(PrintWriter out, PrintWriter err, boolean colour, int width) {

    /** How wide a table is where nobody said. */
    static final int USUAL_WIDTH = 100;

    private static final int NARROWEST = 40;
    private static final int WIDEST = 160;
    private static final int BUFFER = 1 << 16;

    /** The console of the process. */
    static Console ofProcess(Map<String, String> environment) {
        boolean terminal = isTerminal(environment);
        boolean colour =
                terminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        return new Console(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                colour,
                width(environment.get("COLUMNS")));
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where none is there
    private static boolean isTerminal(Map<String, String> environment) {
        // The launcher looks at standard output alone; the JDK wants standard input as well.
        String told = environment.get("ASSAY_TERMINAL");
        if (told != null) {
            return told.equals("1");
        }
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** As many columns as were named, within reason. */
    private static int width(@Nullable String columns) {
        try {
            int width = columns == null ? USUAL_WIDTH : Integer.parseInt(columns.strip());
            return Math.clamp(width, NARROWEST, WIDEST);
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(
                new BufferedWriter(
                        new OutputStreamWriter(
                                new FileOutputStream(descriptor), StandardCharsets.UTF_8),
                        BUFFER));
    }

    /** The same without colours. */
    Console withoutColour() {
        return new Console(out, err, false, width);
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
