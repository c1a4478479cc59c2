package dev.assay.prose.guard;

import dev.assay.prose.language.Token;
import dev.assay.prose.language.Tokens;
import dev.assay.prose.regex.FoldedText;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All reasons to doubt an answer, for one question. Found once for an answer, however many checks
 * ask. Immutable.
 */
public final class Doubts implements Derivation<List<Doubts.Raised>> {

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

    /** A doubt and what raised it. */
    public record Raised(Kind kind, Doubt doubt) {}

    private final String key;
    private final Appeals appeals;
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

    /** With the grammar that ships. */
    public Doubts(QuestionView question) {
        this(question, Grammar.shipped());
    }

    /** Reads the question. */
    public Doubts(QuestionView question, Grammar grammar) {
        // What is found depends on nothing else of a question, so that equal keys mean equal
        // doubts.
        this.key =
                "prose.doubts/1\0"
                        + question.kind().form()
                        + '\0'
                        + question.prompt()
                        + '\0'
                        + String.join("\0", question.references());
        this.appeals = new Appeals(question.prompt());
        this.prose = question.kind().form() != AnswerKind.Form.CODE;
        this.copied = new Copied(question.prompt());
        this.restated = new Restated(question.prompt());
        this.contrary = new Contrary(question.references());
        this.turned = new Turned(question.references());
        this.borrowed = new Borrowed(question.references());
        this.asksForJudgement = Disavowal.isAskedFor(question.prompt());
        this.listsAreAskedFor = Lists.areAskedFor(question.prompt());
        this.grammar = grammar;
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

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<Raised> derive(Answer answer, CheckContext context) throws Exception {
        if (answer.isBlank()) {
            return List.of();
        }
        List<Region> regions = context.regions();
        List<Region> code = Lists.withoutLists(regions);
        // All checks share the tokens, but where a list of terms was taken for code.
        return look(
                answer,
                code.size() == regions.size()
                        ? context.derived(Tokens.OF_ANSWER)
                        : Tokens.of(answer, code));
    }

    /** What there is to doubt about an answer, the gravest first. */
    public List<Raised> look(Answer answer, Tokens tokens) {
        List<Raised> found = new ArrayList<>();
        for (AnswerFile file : answer.files()) {
            add(Kind.INSTRUCTIONS, appeals.look(file), found);
        }
        if (!prose) {
            return found;
        }
        Prose words = Prose.of(tokens);
        if (words.size() == 0) {
            denials(answer, folded(answer), tokens, List.of(), found);
            return found;
        }
        List<Sentence> sentences = Sentence.of(words.tokens());
        add(Kind.GIBBERISH, Gibberish.look(words, this::isOfTheQuestion), found);
        add(Kind.COPIED_QUESTION, copied.look(words), found);
        add(Kind.COPIED_QUESTION, restated.look(words, grammar, this::isOfReference), found);
        if (!listsAreAskedFor || !Lists.isList(answer.text())) {
            add(Kind.KEYWORD_BAG, KeywordBag.look(words, grammar, this::isOfReference), found);
        }
        add(
                Kind.KEYWORD_BAG,
                borrowed.look(words, grammar, this::isOfReference, listsAreAskedFor),
                found);
        List<FoldedText> folded = folded(answer);
        denials(answer, folded, tokens, sentences, found);
        for (int i = 0; i < folded.size(); i++) {
            add(
                    Kind.REFUSAL,
                    Refusal.look(
                            answer.files().get(i), folded.get(i), words, this::isOfTheQuestion),
                    found);
        }
        add(Kind.DENIED_REFERENCE, contrary.ofReference(sentences, words), found);
        add(Kind.CONTRADICTION, Contrary.ofItself(sentences, words), found);
        add(Kind.WORD_ORDER, WordOrder.look(words), found);
        return found;
    }

    /** Its files, in their order. */
    private static List<FoldedText> folded(Answer answer) {
        return answer.files().stream().map(file -> FoldedText.of(file.text())).toList();
    }

    private void denials(
            Answer answer,
            List<FoldedText> folded,
            Tokens tokens,
            List<Sentence> sentences,
            List<Raised> found) {
        Tokens plain = asProse(answer, tokens);
        if (!asksForJudgement
                || contrary.repeatsReference(sentences)
                || turned.repeatsReference(plain)) {
            for (int i = 0; i < folded.size(); i++) {
                add(
                        Kind.DENIED_REFERENCE,
                        Disavowal.look(answer.files().get(i), folded.get(i)),
                        found);
            }
        }
        add(Kind.DENIED_REFERENCE, turned.look(plain), found);
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

    private static void add(Kind kind, Optional<Doubt> doubt, List<Raised> found) {
        doubt.filter(one -> found.stream().noneMatch(other -> other.doubt().equals(one)))
                .ifPresent(one -> found.add(new Raised(kind, one)));
    }
}
