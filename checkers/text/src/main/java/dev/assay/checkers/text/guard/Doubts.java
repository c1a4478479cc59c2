package dev.assay.checkers.text.guard;

import dev.assay.checkers.text.language.Token;
import dev.assay.checkers.text.language.Tokens;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.QuestionView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All reasons to doubt an answer, for one question. */
public final class Doubts {

    /** What may raise a doubt. */
    public enum Kind {
        INSTRUCTIONS,
        KEYWORD_BAG,
        COPIED_QUESTION,
        GIBBERISH,
        DENIED_REFERENCE,
        WORD_ORDER
    }

    private final Set<Kind> except;
    private final String prompt;
    private final boolean prose;
    private final Copied copied;
    private final Denial denial;
    private final Set<String> words;

    /** Reads the question. */
    public Doubts(QuestionView question, Set<Kind> except) {
        this.except = Set.copyOf(except);
        this.prompt = question.prompt();
        this.prose = question.kind().form() != AnswerKind.Form.CODE;
        this.copied = new Copied(question.prompt());
        this.denial = new Denial(question.references());
        Set<String> known = new HashSet<>();
        Tokens.of(question.prompt()).list().forEach(token -> known.add(token.name()));
        for (String reference : question.references()) {
            Tokens.of(reference).list().forEach(token -> known.add(token.name()));
        }
        this.words = Set.copyOf(known);
    }

    /** What there is to doubt about an answer, the gravest first. */
    public List<Doubt> look(Answer answer, Tokens tokens) {
        List<Doubt> found = new ArrayList<>();
        if (!except.contains(Kind.INSTRUCTIONS)) {
            Set<String> names = new HashSet<>();
            tokens.list().forEach(token -> names.add(token.name()));
            for (AnswerFile file : answer.files()) {
                Instructions.look(file, names, prompt).ifPresent(found::add);
            }
        }
        Prose words = Prose.of(tokens);
        if (!prose || words.size() == 0) {
            return found;
        }
        add(Kind.GIBBERISH, Gibberish.look(words, this::isOfTheQuestion), found);
        add(Kind.COPIED_QUESTION, copied.look(words), found);
        add(Kind.KEYWORD_BAG, KeywordBag.look(words), found);
        add(Kind.DENIED_REFERENCE, denial.look(tokens, words), found);
        add(Kind.WORD_ORDER, WordOrder.look(words), found);
        return found;
    }

    private boolean isOfTheQuestion(Token token) {
        return words.contains(token.name());
    }

    private void add(Kind kind, Optional<Doubt> doubt, List<Doubt> found) {
        if (!except.contains(kind)) {
            doubt.ifPresent(found::add);
        }
    }
}
