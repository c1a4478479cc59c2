package dev.assay.grading;

/** Texts of bounded length. */
final class Texts {

    private Texts() {}

    /** At most so many characters, and no half of a surrogate pair at the end. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
