package dev.assay.course;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a question's file without its rubric and what else only grading needs. Reading YAML
 * is what opening a course takes most time for, and nearly all of a question's YAML is its rubric
 * and the examples of that.
 */
final class QuestionOutline {

    /** What neither a list of questions nor the reader of a sheet looks at. */
    private static final Set<String> LEFT_OUT =
            Set.of("rubric", "references", "examples", "model-answer", "notes", "guards");

    private static final Pattern KEY = Pattern.compile("([a-z]+(?:-[a-z]+)*):(?:\\s.*)?");

    /** What may refer to something that is left out. */
    private static final Pattern ALIAS = Pattern.compile("(?:^|[\\s,\\[{])\\*[^\\s*]");

    private QuestionOutline() {}

    /**
     * The outline, its lines where they were. Empty when the file is not a plain mapping with each
     * key at the beginning of a line of its own, or might refer from here to there.
     */
    static Optional<String> of(String yaml) {
        StringBuilder outline = new StringBuilder(yaml.length());
        Set<String> keys = new HashSet<>();
        boolean isKept = true;
        for (String line : (Iterable<String>) yaml.lines()::iterator) {
            if (!isInside(line)) {
                Matcher key = KEY.matcher(line);
                if (!key.matches() || !keys.add(key.group(1))) {
                    return Optional.empty();
                }
                isKept = !LEFT_OUT.contains(key.group(1));
            }
            if (isKept) {
                if (ALIAS.matcher(line).find()) {
                    return Optional.empty();
                }
                outline.append(line);
            }
            outline.append('\n');
        }
        return Optional.of(outline.toString());
    }

    /** Whether a line can't begin anything new: it is blank, indented, an item or a comment. */
    private static boolean isInside(String line) {
        return line.isBlank() || " -#".indexOf(line.charAt(0)) >= 0;
    }
}
