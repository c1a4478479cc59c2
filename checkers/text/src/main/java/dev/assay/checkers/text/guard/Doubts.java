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
import java.util.function.Supplier;

/** All reasons to doubt an answer, for one question. */
public final class Doubts {

    /** What may raise a doubt. */
    public enum Kind {
        INSTRUCTIONS,
        KEYWORD_BAG,
        COPIED_QUESTION,
        GIBBERISH,
        DENIED_REFERENCE,
        WORD_ORDER,
        REFUSAL,
        CONTRADICTION
    }

    private final Set<Kind> except;
    private final String prompt;
    private final boolean prose;
    private final Copied copied;
    private final Restated restated;
    private final Contrary contrary;
    private final Turned turned;
    private final Borrowed borrowed;
    private final boolean asksForJudgement;
    private final boolean listsAreAskedFor;
    private final Grammar grammar;
    private final Set<String> words;
    private final Set<String> referenceStems;

    /** Reads the question. */
    public Doubts(QuestionView question, Set<Kind> except) {
        this.except = Set.copyOf(except);
        this.prompt = question.prompt();
        this.prose = question.kind().form() != AnswerKind.Form.CODE;
        this.copied = new Copied(question.prompt());
        this.restated = new Restated(question.prompt());
        this.contrary = new Contrary(question.references());
        this.turned = new Turned(question.references());
        this.borrowed = new Borrowed(question.references());
        this.asksForJudgement = Disavowal.isAskedFor(question.prompt());
        this.listsAreAskedFor = Lists.areAskedFor(question.prompt());
        this.grammar = Grammar.shipped();
        Set<String> known = new HashSet<>();
        Set<String> stems = new HashSet<>();
        Tokens.of(question.prompt()).list().forEach(token -> known.add(token.name()));
        for (String reference : question.references()) {
            for (Token token : Tokens.of(reference).list()) {
                known.add(token.name());
                stems.add(token.stem());
            }
        }
        this.referenceStems = Set.copyOf(stems);
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
        boolean isListed = listsAreAskedFor && Lists.isList(answer.text());
        if (!prose) {
            return found;
        }
        if (words.size() == 0) {
            denials(answer, tokens, List.of(), found);
            return found;
        }
        List<Sentence> sentences = Sentence.of(words.tokens());
        add(Kind.GIBBERISH, () -> Gibberish.look(words, this::isOfTheQuestion), found);
        add(Kind.COPIED_QUESTION, () -> copied.look(words), found);
        add(Kind.COPIED_QUESTION, () -> restated.look(words, grammar, this::isOfReference), found);
        if (!isListed) {
            add(
                    Kind.KEYWORD_BAG,
                    () -> KeywordBag.look(words, grammar, this::isOfReference),
                    found);
        }
        add(
                Kind.KEYWORD_BAG,
                () -> borrowed.look(words, grammar, this::isOfReference, listsAreAskedFor),
                found);
        denials(answer, tokens, sentences, found);
        for (AnswerFile file : answer.files()) {
            add(Kind.REFUSAL, () -> Refusal.look(file, words, this::isOfTheQuestion), found);
        }
        add(Kind.DENIED_REFERENCE, () -> contrary.ofReference(sentences, words), found);
        add(Kind.CONTRADICTION, () -> Contrary.ofItself(sentences, words), found);
        add(Kind.WORD_ORDER, () -> WordOrder.look(words), found);
        return found;
    }

    private void denials(
            Answer answer, Tokens tokens, List<Sentence> sentences, List<Doubt> found) {
        Tokens plain = asProse(answer, tokens);
        if (!asksForJudgement
                || contrary.repeatsReference(sentences)
                || turned.repeatsReference(plain)) {
            for (AnswerFile file : answer.files()) {
                add(Kind.DENIED_REFERENCE, () -> Disavowal.look(file), found);
            }
        }
        add(Kind.DENIED_REFERENCE, () -> turned.look(plain), found);
    }

    /**
     * References are read as prose whatever they are: so is an answer that is held against them.
     */
    private static Tokens asProse(Answer answer, Tokens tokens) {
        boolean hasCode = tokens.list().stream().anyMatch(Token::code);
        return hasCode && answer.files().size() == 1 ? Tokens.of(answer, List.of()) : tokens;
    }

    private boolean isOfReference(Token token) {
        return referenceStems.contains(token.stem()) || words.contains(token.name());
    }

    private boolean isOfTheQuestion(Token token) {
        return words.contains(token.name());
    }

    private void add(Kind kind, Supplier<Optional<Doubt>> look, List<Doubt> found) {
        if (!except.contains(kind)) {
            look.get()
                    .filter(doubt -> found.stream().noneMatch(doubt::equals))
                    .ifPresent(found::add);
        }
    }
}
