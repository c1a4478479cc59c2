package dev.assay.prose.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.assay.prose.regex.FoldedText;
import dev.assay.prose.regex.Letters;
import dev.assay.spi.AnswerFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** "It is not true that …", "… This is false.": an answer that takes back what it says. */
final class Disavowal {

    private static final String BE = "(is|was|isn|are|s|'s|\u2019s|be)";
    private static final String VERY =
            "(simply|just|totally|completely|absolutely|really|definitely|clearly|also|quite|of\\W+course)\\W+";
    private static final String UNTRUE =
            "(false|wrong|incorrect|untrue|nonsense|rubbish|a\\W+(\\w+\\W+)?(myth|lie|misconception|mistake|fallacy))";
    private static final String NOT_TRUE =
            "(not|never|n['\u2019]?t|isn['\u2019]?t|wasn['\u2019]?t)\\W+("
                    + VERY
                    + ")?(at\\W+all\\W+)?(true|correct|right|the\\W+case|accurate)";

    /** A way to take something back. */
    private record Way(Pattern pattern, Letters letters) {

        static Way of(String regex) {
            return new Way(Pattern.compile("(?i)" + regex), Letters.of(regex));
        }
    }

    private static final List<Way> TAKEN_BACK =
            ways(
                    "\\bit\\W*"
                            + BE
                            + "?\\W*("
                            + VERY
                            + ")?"
                            + NOT_TRUE
                            + "\\b\\W+(to\\W+\\w+\\W+)?that\\b",
                    "\\bit\\W*"
                            + BE
                            + "\\W+("
                            + VERY
                            + ")?"
                            + UNTRUE
                            + "\\W+(to\\W+(say|think|claim|believe|assume|state)\\W+)?that\\b",
                    "(^|[.!?;,:\\n"
                        + "-]\\W*|\\b(and|but|though)\\W+)(this|that|it|which|all\\W+(of\\W+)?(this|that)|everything\\W+(above|here)|the\\W+above|none\\W+of\\W+(this|that|it))\\W*"
                            + BE
                            + "\\W+("
                            + VERY
                            + ")?("
                            + NOT_TRUE
                            + "|"
                            + UNTRUE
                            + ")\\W*($|[.!?\\n])",
                    "(^|[.!?\\n]\\W*)(this|that|it)\\W*(isn['\u2019]?t|wasn['\u2019]?t)\\W+("
                            + VERY
                            + ")?(true|correct|right|the\\W+case|accurate)\\b",
                    "(^|[.!?\\n"
                        + "]\\W*)none\\W+of\\W+(this|that|it|the\\W+above)\\W+is\\W+(true|correct|right)\\b",
                    "\\b(i|we)\\W+(do\\W+not|don['\u2019]?t|dont|never|cannot|can['\u2019]?t)\\W+("
                            + VERY
                            + ")?(think|believe|agree|accept)\\W+(that|it)\\b",
                    "\\b(i|we)\\W+(doubt|deny|disagree|disbelieve)\\W+(with\\W+)?(that|it|this)\\b",
                    "\\b(nobody|no\\W?one|nobody\\W+serious|few\\W+people)\\W+(believes?|thinks?|says?|claims?|agrees?)\\b",
                    "\\bno\\W+(one|way)\\W+(\\w+\\W+)?that\\b",
                    "\\b(following|statement|claim|sentence|above|rest|idea)\\W+(\\w+\\W+){0,3}"
                            + BE
                            + "\\W+("
                            + VERY
                            + ")?("
                            + UNTRUE
                            + "|"
                            + NOT_TRUE
                            + ")\\b",
                    "(^|[.!?\\n"
                        + "]\\W*)(the\\W+)?(exact\\W+|complete\\W+)?(opposite|contrary|reverse)\\W+(of\\W+(this|that|the)|is\\W+true|holds)\\b",
                    "\\b(wrongly|falsely|incorrectly|mistakenly|erroneously)\\W+(claimed|said|believed|assumed|thought|stated|taught)\\b",
                    "\\b(or|but)\\W+(maybe|perhaps|possibly|probably)\\W+(it\\W+is\\W+|it['\u2019]s\\W+|this\\W+is\\W+|that\\W+is\\W+)?(not|just\\W+the\\W+opposite|the\\W+(other\\W+way|opposite|reverse|contrary))\\b",
                    "\\bor\\W+(it\\W+is\\W+|it['\u2019]s\\W+|is\\W+it\\W+)?(just\\W+)?the\\W+(other\\W+way\\W+(a?round)|opposite|reverse|contrary)\\b",
                    "\\b(just\\W+kidding|april\\W+fools?|only\\W+joking|not\\W*!\\s*$)",
                    "^\\W*(false|wrong|incorrect|untrue|not\\W+true|lies?|myth)\\s*[:!,.\u2014-]\\s*\\w");

    /** Questions whose answer may well be "that is not true". */
    private static final Pattern ASKS_WHETHER =
            Pattern.compile(
                    "(?i)\\b(true|false|correct|incorrect|agree|claims?|claimed|statements?|myth|misconception|whether|really|opinion)\\b|(^|[.?!:,]\\s*)(is|are|does|do|can|could|will|would|should|did|has|have|was|were)\\b[^.?!]*\\?");

    private Disavowal() {}

    private static List<Way> ways(String... regexes) {
        return Stream.of(regexes).map(Way::of).toList();
    }

    /** Whether a question asks for a judgement, so that to deny something can be the answer. */
    static boolean isAskedFor(String prompt) {
        return ASKS_WHETHER.matcher(prompt).find();
    }

    static Optional<Doubt> look(AnswerFile file, FoldedText folded) {
        for (Way way : TAKEN_BACK) {
            if (!way.letters.mayBeIn(folded)) {
                continue;
            }
            Matcher matcher = way.pattern.matcher(file.text());
            if (matcher.find()) {
                return Optional.of(
                        new Doubt(
                                "it takes back what it says",
                                file.path(),
                                matcher.start(),
                                matcher.end()));
            }
        }
        return Optional.empty();
    }
}
