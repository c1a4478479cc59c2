package dev.assay.checkers.semantic;

import dev.assay.checkers.semantic.comparison.AnswerReading;
import dev.assay.checkers.semantic.comparison.Passage;
import dev.assay.checkers.semantic.comparison.QuestionText;
import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.embedding.Embedding;
import dev.assay.checkers.semantic.learning.Judge;
import dev.assay.checkers.semantic.learning.Judge.GradedReading;
import dev.assay.checkers.semantic.learning.Models;
import dev.assay.prose.guard.Doubts;
import dev.assay.spi.BindContext;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.QuestionView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What answers to a question are judged by: its prompt, its references and the answers that were
 * graded, read once, when the first answer comes. Binding reads nothing, so that a start needs no
 * model. Safe for many threads.
 */
final class Grounds {

    private final Embedder embedder;
    private final QuestionView view;
    private final List<GradedAnswer> graded;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Read read;

    private record Read(QuestionText question, Judge judge, Doubts doubts) {}

    private Grounds(Embedder embedder, QuestionView view, List<GradedAnswer> graded) {
        this.embedder = embedder;
        this.view = view;
        this.graded = graded;
    }

    /**
     * The grounds of a question.
     *
     * @param own references of the check's own; the question's when there are none
     * @throws InvalidConfigException when there is no reference at all
     */
    static Grounds of(List<String> own, List<GradedAnswer> graded, BindContext context)
            throws InvalidConfigException {
        QuestionView question = context.question();
        List<String> references = own.isEmpty() ? question.references() : own;
        if (references.stream().allMatch(String::isBlank)) {
            throw new InvalidConfigException(
                    own.isEmpty() ? "" : "references",
                    "there is no reference answer to compare with",
                    "give the question references, or write some here under references");
        }
        return new Grounds(
                context.service(Embedder.class),
                new QuestionView(
                        question.id(),
                        question.prompt(),
                        question.kind(),
                        references.stream().filter(reference -> !reference.isBlank()).toList()),
                graded.stream().filter(one -> !one.answer().isBlank()).toList());
    }

    /** Reads an answer. */
    AnswerReading read(String answer) throws InterruptedException {
        QuestionText question = question();
        return question.read(Passage.of(answer, embedder.embed(answer)));
    }

    /** Reads answers, several at once. */
    List<AnswerReading> readAll(List<String> answers) throws InterruptedException {
        QuestionText question = question();
        return readAll(question, answers);
    }

    private List<AnswerReading> readAll(QuestionText question, List<String> answers)
            throws InterruptedException {
        List<AnswerReading> readings = new ArrayList<>();
        List<Embedding> embeddings = embedder.embed(answers);
        for (int i = 0; i < answers.size(); i++) {
            readings.add(question.read(Passage.of(answers.get(i), embeddings.get(i))));
        }
        return readings;
    }

    QuestionText question() throws InterruptedException {
        return read().question();
    }

    Judge judge() throws InterruptedException {
        return read().judge();
    }

    /** What else than its likeness makes an answer doubtful. */
    Doubts doubts() throws InterruptedException {
        return read().doubts();
    }

    private Read read() throws InterruptedException {
        Read ready = read;
        if (ready != null) {
            return ready;
        }
        lock.lockInterruptibly();
        try {
            Read first = read;
            if (first == null) {
                first = readNow();
                read = first;
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    private Read readNow() throws InterruptedException {
        List<String> texts = new ArrayList<>(List.of(view.prompt()));
        texts.addAll(view.references());
        List<Embedding> embeddings = embedder.embed(texts);
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            passages.add(Passage.of(texts.get(i), embeddings.get(i)));
        }
        QuestionText question =
                new QuestionText(passages.getFirst(), passages.subList(1, passages.size()));
        List<AnswerReading> readings =
                readAll(question, graded.stream().map(GradedAnswer::answer).toList());
        List<GradedReading> known = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            double score = graded.get(i).score().value().doubleValue();
            known.add(new GradedReading(readings.get(i), score));
        }
        return new Read(question, new Judge(Models.shipped(), known), new Doubts(view));
    }
}
