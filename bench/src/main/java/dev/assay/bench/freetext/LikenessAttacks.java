package dev.assay.bench.freetext;

import dev.assay.bench.attacks.Attack;
import dev.assay.bench.attacks.Tally;
import dev.assay.bench.attacks.Target;
import dev.assay.bench.freetext.DataSet.Graded;
import dev.assay.bench.freetext.DataSet.Question;
import dev.assay.bench.freetext.FreeText.Trained;
import dev.assay.checkers.semantic.comparison.Doubt;
import dev.assay.checkers.semantic.comparison.Passage;
import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.embedding.EmbedderProvider;
import dev.assay.checkers.semantic.embedding.Embedding;
import dev.assay.checkers.semantic.learning.Credit;
import dev.assay.checkers.semantic.learning.Judge;
import dev.assay.checkers.semantic.learning.Verdict;
import dev.assay.prose.guard.Doubts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What attacks get by likeness alone, with and without the doubts that {@code text.guard} raises
 * too; neither the models nor the guard's grammar have seen the question.
 */
public final class LikenessAttacks {

    /** Below this a human looks, unless a course says otherwise. */
    private static final double REVIEW_BELOW = 0.8;

    private final Tally bare =
            new Tally("graded as right without review, by likeness without the doubts of a guard");
    private final Tally alone =
            new Tally("graded as right without review, by likeness alone (text.similarity)");
    private final Tally guard = new Tally("referred by text.guard, whatever likeness says of them");

    private LikenessAttacks() {}

    /** On all questions of a folder. */
    public static List<Tally> run(Path folder) throws Exception {
        LikenessAttacks attacks = new LikenessAttacks();
        try (Embedder embedder = new EmbedderProvider().open()) {
            List<Question> questions = FreeText.questions(DataSet.readAll(folder, embedder));
            Map<Question, Trained> trained = FreeText.crossValidated(questions);
            for (Question question : questions) {
                attacks.question(question, Objects.requireNonNull(trained.get(question)), embedder);
            }
        }
        return List.of(attacks.bare, attacks.alone, attacks.guard);
    }

    private void question(Question question, Trained trained, Embedder embedder) throws Exception {
        Judge judge = new Judge(trained.models(), List.of());
        Doubts doubts = question.doubts(trained.grammar());
        Target target =
                new Target(
                        question.text().prompt().text(),
                        question.text().references().getFirst().text());
        for (Attack attack : Attack.values()) {
            List<String> texts = attack.on(target);
            List<Embedding> embeddings = embedder.embed(texts);
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                Passage passage = Passage.of(text, embeddings.get(i));
                Verdict verdict = judge.judge(question.text().read(passage));
                bare.attack(attack, i, isPassed(verdict), question.id(), text);
                boolean passed = isPassed(verdict.doubted(DataSet.raised(doubts, text)));
                alone.attack(attack, i, passed, question.id(), text);
            }
        }
        for (Graded answer : question.answers()) {
            if (answer.credit() >= 0.99) {
                Verdict verdict = judge.judge(answer.reading());
                String text = answer.text();
                List<Doubts.Raised> raised = DataSet.raised(doubts, text);
                bare.honest(isSure(verdict) ? reason(verdict) : "", text);
                alone.honest(isSure(verdict) ? reason(verdict.doubted(raised)) : "", text);
                guard.honest(raised.isEmpty() ? "" : raised.getFirst().doubt().reason(), text);
            }
        }
    }

    private static String reason(Verdict verdict) {
        return verdict.doubt().map(Doubt::reason).orElse("");
    }

    /** Whether the models are sure that it is right: only then does a doubt cost anything. */
    private static boolean isSure(Verdict verdict) {
        return verdict.judgement().rightness() >= REVIEW_BELOW;
    }

    private static boolean isPassed(Verdict verdict) {
        return verdict.score(Credit.WHOLE) >= 0.5
                && verdict.confidence(Credit.WHOLE) >= REVIEW_BELOW;
    }
}
