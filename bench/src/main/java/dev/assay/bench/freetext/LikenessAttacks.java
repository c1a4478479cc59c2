package dev.assay.bench.freetext;

import dev.assay.bench.Rules;
import dev.assay.bench.attacks.Attack;
import dev.assay.bench.attacks.Tally;
import dev.assay.bench.attacks.Target;
import dev.assay.bench.freetext.DataSet.Graded;
import dev.assay.bench.freetext.DataSet.Question;
import dev.assay.checkers.semantic.comparison.Passage;
import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.embedding.EmbedderProvider;
import dev.assay.checkers.semantic.embedding.Embedding;
import dev.assay.checkers.semantic.learning.Credit;
import dev.assay.checkers.semantic.learning.Judge;
import dev.assay.checkers.semantic.learning.Models;
import dev.assay.checkers.semantic.learning.Verdict;
import dev.assay.grading.SingleCheck;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What attacks get by likeness alone, from models that have not seen the question; and what they
 * get when {@code text.guard} stands beside.
 */
public final class LikenessAttacks {

    /** Below this a human looks, unless a course says otherwise. */
    private static final double REVIEW_BELOW = 0.8;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Tally alone =
            new Tally("graded as right without review, by likeness alone (text.similarity)");
    private final Tally guarded =
            new Tally("graded as right without review, by likeness with text.guard beside it");

    private LikenessAttacks() {}

    /** On all questions of a folder. */
    public static List<Tally> run(Path folder) throws Exception {
        LikenessAttacks attacks = new LikenessAttacks();
        try (Embedder embedder = new EmbedderProvider().open()) {
            List<Question> questions = FreeText.questions(DataSet.readAll(folder, embedder));
            Map<Question, Models> models = FreeText.crossValidated(questions);
            for (Question question : questions) {
                Models own = Objects.requireNonNull(models.get(question));
                attacks.question(question, new Judge(own, List.of()), embedder);
            }
        }
        return List.of(attacks.alone, attacks.guarded);
    }

    private void question(Question question, Judge judge, Embedder embedder) throws Exception {
        String prompt = question.text().prompt().text();
        List<String> references = question.text().references().stream().map(Passage::text).toList();
        SingleCheck guard = Rules.bind("text.guard", "{}", prompt, references);
        Target target = new Target(prompt, references.getFirst());
        for (Attack attack : Attack.values()) {
            List<String> texts = attack.on(target);
            List<Embedding> embeddings = embedder.embed(texts);
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                Passage passage = Passage.of(text, embeddings.get(i));
                boolean passed = isPassed(judge.judge(question.text().read(passage)));
                alone.attack(attack, i, passed, question.id(), text);
                boolean unseen = passed && reason(guard, text).isEmpty();
                guarded.attack(attack, i, unseen, question.id(), text);
            }
        }
        for (Graded answer : question.answers()) {
            if (answer.credit() >= 0.99) {
                Verdict verdict = judge.judge(answer.reading());
                String text = answer.reading().passage().text();
                String doubt =
                        isSure(verdict) ? verdict.doubt().map(why -> why.reason()).orElse("") : "";
                alone.honest(doubt, text);
                String other = reason(guard, text);
                guarded.honest(doubt.isEmpty() ? other : doubt, text);
            }
        }
    }

    /** Whether the models are sure that it is right: only then does a doubt cost anything. */
    private static boolean isSure(Verdict verdict) {
        return verdict.judgement().rightness() >= REVIEW_BELOW;
    }

    private static boolean isPassed(Verdict verdict) {
        return verdict.score(Credit.WHOLE) >= 0.5
                && verdict.confidence(Credit.WHOLE) >= REVIEW_BELOW;
    }

    private static String reason(SingleCheck guard, String text) throws Exception {
        return guard.check(Answer.of(text), PATIENCE) instanceof Outcome.Refer refer
                ? refer.reason()
                : "";
    }
}
