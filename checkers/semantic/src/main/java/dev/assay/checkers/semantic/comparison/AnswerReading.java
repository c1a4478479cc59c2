package dev.assay.checkers.semantic.comparison;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An answer that has been read in the light of its question.
 *
 * @param passage the answer
 * @param compared the answer held against the references
 * @param profile as it is compared with other answers
 */
public record AnswerReading(Passage passage, Compared compared, Profile profile) {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern END = Pattern.compile("[\\s.!]+$");

    /** The answer without what makes no difference: case, spaces, a full stop. */
    public String key() {
        String plain = Normalizer.normalize(passage.text(), Normalizer.Form.NFKC);
        String spaced = SPACE.matcher(plain.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
        return END.matcher(spaced).replaceFirst("");
    }
}
