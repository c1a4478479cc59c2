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

    /**
     * At most so many characters, without what is amid them: who says something stands at the
     * beginning of a text, and what is wrong often at its end.
     */
    static String cutAmid(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        String beginning = cut(text, longest / 3);
        int from = text.length() - (longest - beginning.length());
        boolean isHalf = Character.isLowSurrogate(text.charAt(from));
        return beginning + text.substring(isHalf ? from + 1 : from);
    }
}
