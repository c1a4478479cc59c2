package dev.assay.prose.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.assay.prose.language.Token;
import dev.assay.prose.regex.FoldedText;
import dev.assay.prose.regex.Letters;
import dev.assay.spi.AnswerFile;
import java.util.Optional;
import java.util.function.Predicate;

/** "I don't know", and little else: whatever earns marks in it was not meant. */
final class Refusal {

    private static final int HARDLY_ANYTHING = 4;

    private static final Pattern REFUSES =
            Pattern.compile(
                    "(?i)\\b((do\\W*n['o\u2019]?\\W?t|dont|cannot|can\\W?t|could\\W*n\\W?o?t|did\\W*n\\W?o?t)\\W+((really|actually|even|quite)\\W+)?(know|knwo|kno|remember|recall|understand)"
                        + "|did\\W*n\\W?o?t\\W+((really|actually|even)\\W+)?(study|learn|cover|prepare|attend)"
                        + "|no\\W+(idea|clue|answer|comment|clear\\W+idea)|idk|dunno|not\\W+(really\\W+)?sure|forgot(ten)?|have\\W*n\\W?o?t\\W+(\\w+\\W+)?(studied|learned|learnt|covered|read)"
                        + "|never\\W+(studied|learned|learnt|covered|heard)|can\\W?not\\W+answer|was\\W+(absent|sick|ill)|next\\W+question)\\b");

    private static final Letters LETTERS = Letters.of(REFUSES.pattern());

    private Refusal() {}

    static Optional<Doubt> look(
            AnswerFile file, FoldedText folded, Prose prose, Predicate<Token> ofTheQuestion) {
        if (!LETTERS.mayBeIn(folded)) {
            return Optional.empty();
        }
        Matcher matcher = REFUSES.matcher(file.text());
        if (!matcher.find()) {
            return Optional.empty();
        }
        int besides = 0;
        for (Token token : prose.tokens()) {
            boolean within = token.start() >= matcher.start() && token.end() <= matcher.end();
            besides += within || Prose.isFunction(token) || ofTheQuestion.test(token) ? 0 : 1;
        }
        return besides < HARDLY_ANYTHING
                ? Optional.of(
                        new Doubt(
                                "it says that it doesn't know",
                                file.path(),
                                matcher.start(),
                                matcher.end()))
                : Optional.empty();
    }
}
