package dev.assay.course;

/** What editors and systems lay beside the files that an author wrote. */
public final class EditorFiles {

    private EditorFiles() {}

    /**
     * Whether a file is an editor's own: hidden, a backup ({@code a.yaml~}), Emacs's unsaved text
     * ({@code #a.yaml#}), the file that Vim tries a folder with, or a draft of the JetBrains
     * editors.
     *
     * @param name of the file, without its folder
     */
    public static boolean isOne(String name) {
        return name.startsWith(".")
                || name.endsWith("~")
                || (name.startsWith("#") && name.endsWith("#"))
                || name.equals("4913")
                || name.contains("___jb_");
    }
}
