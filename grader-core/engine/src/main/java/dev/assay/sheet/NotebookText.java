package dev.assay.sheet;

/**
 * What a Jupyter notebook says that is an answer by itself: its cells, and not what they put out.
 */
public final class NotebookText {

    private NotebookText() {}

    /**
     * The text of a file, as it is for all but notebooks. A notebook is known by its name, and by
     * what is in it where somebody pasted it as an answer.
     *
     * @param path the file's
     * @throws UnreadableSheetException when a file is called a notebook and is none
     */
    public static String of(String path, String text) {
        if (Notebook.isNotebook(path)) {
            return Notebook.read(path, text).text();
        }
        boolean isPasted =
                text.stripLeading().startsWith("{")
                        && text.contains("\"cells\"")
                        && text.contains("\"nbformat\"");
        if (!isPasted) {
            return text;
        }
        try {
            return Notebook.read(path, text).text();
        } catch (UnreadableSheetException e) {
            return text;
        }
    }
}
