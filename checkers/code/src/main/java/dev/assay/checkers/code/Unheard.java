package dev.assay.checkers.code;

import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Evidence;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls in comments and texts: they count for nothing, and a learner is told so. */
final class Unheard {

    /** What is said of one. */
    static final String WHY = "this stands in a comment or a text, which nothing runs.";

    /** Longer answers are not looked through: so much is seldom commented out. */
    private static final int LONGEST = 20_000;

    /** Before it on its line. */
    private static final Pattern SILENT =
            Pattern.compile("(?:.*[\\s;()])?(?:#|//).*|[^\"']*+(?:\"[^\"]*+|'[^']*+)");

    private Unheard() {}

    /** The first call in a comment or a text of what is wanted. */
    static Optional<Evidence.Span> of(Wanted wanted, Answer answer) {
        for (AnswerFile file : answer.files()) {
            String text = file.text();
            for (CallPattern pattern : wanted.any()) {
                Matcher call =
                        Pattern.compile("(?<!\\w)" + Pattern.quote(pattern.last()) + "\\s?\\(")
                                .matcher(text);
                while (text.length() <= LONGEST && call.find()) {
                    int line = text.lastIndexOf('\n', call.start()) + 1;
                    if (SILENT.matcher(text.substring(line, call.start())).matches()) {
                        return Optional.of(
                                new Evidence.Span(
                                        file.path(), call.start(), call.end() - 1, wanted.label()));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
