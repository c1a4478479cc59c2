package dev.assay.sheet;

import dev.assay.text.AnswerText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file of bytes on its way to a sheet's text and lines. */
final class SheetFile {

    /** The largest file that is read, in bytes. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final double CONTROLS = 0.05;

    private SheetFile() {}

    /**
     * The text and lines of a file; fences aren't looked for yet.
     *
     * @throws UnreadableSheetException when it is too big, or no text
     */
    static SheetText read(String fileName, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableSheetException(
                    fileName
                            + " has "
                            + bytes.length / (1024 * 1024)
                            + " MiB; a sheet may have at most "
                            + MAX_BYTES / (1024 * 1024)
                            + ": hand in the text alone");
        }
        refuse(fileName, bytes);
        String text = AnswerText.decode(bytes);
        if (Notebook.isNotebook(fileName)) {
            Notebook notebook = Notebook.read(fileName, text);
            return new SheetText(notebook.text(), lines(notebook.text(), notebook.code()));
        }
        long controls =
                text.chars()
                        .filter(c -> c == 0xFFFD || (c < ' ' && !Character.isWhitespace(c)))
                        .count();
        if (text.length() > 20 && controls > text.length() * CONTROLS) {
            throw noText(fileName, "is no text");
        }
        return new SheetText(text, lines(text, List.of()));
    }

    private static void refuse(String fileName, byte[] bytes) {
        String kind = kind(bytes);
        if (kind != null) {
            throw noText(fileName, "is " + kind + ", not text");
        }
        String name = fileName.toLowerCase(Locale.ROOT);
        String start =
                new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1)
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (name.endsWith(".html")
                || name.endsWith(".htm")
                || start.startsWith("<!doctype html")
                || start.startsWith("<html")) {
            throw noText(fileName, "is a web page");
        }
        if (start.startsWith("{\\rtf")) {
            throw noText(fileName, "is an RTF document");
        }
    }

    private static UnreadableSheetException noText(String fileName, String what) {
        return new UnreadableSheetException(
                fileName + " " + what + ": save it as .txt, .md or .ipynb and hand that in");
    }

    private static @Nullable String kind(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) {
            return "a Word document or another zip file";
        }
        if (start.startsWith("%PDF")) {
            return "a PDF";
        }
        if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return "an old Word document";
        }
        if (start.startsWith("\u0089PNG")
                || start.startsWith("\u00FF\u00D8\u00FF")
                || start.startsWith("GIF8")) {
            return "a picture";
        }
        return start.startsWith("\u001F\u008B") || start.startsWith("7z\u00BC\u00AF")
                ? "a packed file"
                : null;
    }

    private static List<Line> lines(String text, List<Notebook.Cell> code) {
        List<Line> lines = new ArrayList<>();
        int cell = 0;
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            int index = lines.size();
            while (cell < code.size() && code.get(cell).last() < index) {
                cell++;
            }
            Line.Place place = Line.Place.TEXT;
            if (cell < code.size() && index >= code.get(cell).first()) {
                Notebook.Cell in = code.get(cell);
                boolean mark = index == in.first() || index == in.last();
                place = mark ? Line.Place.CELL_MARK : Line.Place.CELL;
            }
            lines.add(new Line(index + 1, start, end, place));
            start = end + 1;
        }
        return lines;
    }
}
