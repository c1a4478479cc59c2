package dev.assay.submissions.scaffold;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of something new: lower-case words with hyphens between them, such as {@code
 * my-checker}.
 *
 * @param text the name
 */
public record ProjectName(String text) {

    private static final int LONGEST = 60;
    private static final String WORDS = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile(WORDS);
    private static final Pattern ID = Pattern.compile(WORDS + "(\\." + WORDS + ")?");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final String OWN = "own.";
    private static final String CHECKER = "checker";

    /**
     * A course's or question's name.
     *
     * @throws ScaffoldException when it can't be one
     */
    public static ProjectName parse(String written) throws ScaffoldException {
        return parse(written, NAME, "a name is lower-case words with hyphens between them");
    }

    /**
     * A checker's name, which may have a family before it: {@code words}, {@code biology.latin}.
     *
     * @throws ScaffoldException when it can't be one
     */
    public static ProjectName parseChecker(String written) throws ScaffoldException {
        return parse(
                written,
                ID,
                "a checker's name is lower-case words with hyphens between them, perhaps with a"
                        + " family before it, as in biology.latin-names");
    }

    private static ProjectName parse(String written, Pattern pattern, String rule)
            throws ScaffoldException {
        if (pattern.matcher(written).matches() && written.length() <= LONGEST) {
            return new ProjectName(written);
        }
        String mended = mended(written);
        throw new ScaffoldException(
                "'%s': %s, %d characters at most%s"
                        .formatted(
                                written, rule, LONGEST, mended.isEmpty() ? "" : "; try " + mended));
    }

    /** The nearest name; empty where there is none. */
    private static String mended(String written) {
        String plain =
                MARKS.matcher(Normalizer.normalize(written, Normalizer.Form.NFD)).replaceAll("");
        String words =
                OTHERS.matcher(plain.toLowerCase(Locale.ROOT))
                        .replaceAll("-")
                        .replaceAll("^[-0-9]+|-+$", "");
        return words.substring(0, Math.min(words.length(), LONGEST)).replaceAll("-+$", "");
    }

    /** The id of a checker of that name: families of one's own don't meet those that ship. */
    public String checkerId() {
        return text.contains(".") ? text : OWN + text;
    }

    /** The name of a checker's class, such as {@code MyChecker} for {@code my-checker}. */
    public String className() {
        String words =
                Arrays.stream(text.split("[-.]"))
                        .map(
                                word ->
                                        word.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + word.substring(1))
                        .collect(Collectors.joining());
        return words.toLowerCase(Locale.ROOT).endsWith(CHECKER) ? words : words + "Checker";
    }

    /** A package for the class: no word of Java's, because it ends in {@code checker}. */
    public String packageName() {
        return "org.example." + className().toLowerCase(Locale.ROOT);
    }

    /** The name with spaces and a capital letter, for people. */
    public String title() {
        String spaced = text.replace('-', ' ').replace('.', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
