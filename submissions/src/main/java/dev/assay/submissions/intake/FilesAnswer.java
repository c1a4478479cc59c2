package dev.assay.submissions.intake;

import dev.assay.sheet.Sheet;
import dev.assay.sheet.SheetReader;
import dev.assay.sheet.UnreadableSheetException;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.text.AnswerText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What a learner's files are: the files of one answer, or a folder with a sheet in it. */
public final class FilesAnswer {

    private static final List<String> SHEETS = List.of(".txt", ".md", ".ipynb");

    private FilesAnswer() {}

    /** Files as the answer to one question; what is no text is refused. */
    public static Answer answer(SequencedMap<String, byte[]> files) throws RefusedException {
        List<AnswerFile> all = new ArrayList<>();
        long length = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (isBinary(file.getValue())) {
                throw new RefusedException(
                        file.getKey() + " is no text; hand in the source files alone");
            }
            String text = AnswerText.decode(file.getValue());
            length += text.length();
            if (length > AnswerJson.LONGEST) {
                throw new RefusedException(
                        RefusedException.Reason.TOO_LARGE,
                        "the files have more than the "
                                + AnswerJson.LONGEST
                                + " characters that are taken");
            }
            all.add(Notebooks.file(AnswerText.clean(file.getKey()), text));
        }
        if (all.isEmpty()) {
            throw new RefusedException("there is no file in it");
        }
        return new Answer(all);
    }

    /** The one sheet among files. */
    public static Sheet sheet(SequencedMap<String, byte[]> files, SheetReader reader)
            throws RefusedException {
        List<String> sheets = files.keySet().stream().filter(FilesAnswer::isSheet).toList();
        if (sheets.size() != 1) {
            throw new RefusedException(
                    sheets.isEmpty()
                            ? "there is no sheet in it: a .txt, .md or .ipynb file"
                            : "there is more than one sheet in it: "
                                    + String.join(
                                            ", ", sheets.subList(0, Math.min(5, sheets.size())))
                                    + "; hand in one");
        }
        try {
            byte[] bytes = Optional.ofNullable(files.get(sheets.getFirst())).orElseThrow();
            return reader.read(sheets.getFirst(), bytes);
        } catch (UnreadableSheetException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** Whether a file may be a sheet, by its name. */
    public static boolean isSheet(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return SHEETS.stream().anyMatch(name::endsWith);
    }

    /** Whether bytes are those of no text: a document's, a picture's. */
    public static boolean isBinary(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1);
        if (begin.equals("%PDF-") || begin.equals("{\\rtf")) {
            return true;
        }
        for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
