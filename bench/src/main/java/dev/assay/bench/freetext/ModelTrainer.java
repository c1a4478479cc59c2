package dev.assay.bench.freetext;

import dev.assay.bench.freetext.DataSet.Graded;
import dev.assay.bench.freetext.DataSet.Question;
import dev.assay.checkers.semantic.learning.LocalModel;
import dev.assay.checkers.semantic.learning.Marked;
import dev.assay.checkers.semantic.learning.Models;
import dev.assay.checkers.semantic.learning.Neighbourhood;
import dev.assay.checkers.semantic.model.GeneralModel;
import dev.assay.checkers.semantic.model.Head;
import dev.assay.checkers.semantic.model.Judgement;
import dev.assay.checkers.semantic.model.Linear;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Trains the models on questions; the same questions in the same order give the same models. */
final class ModelTrainer {

    private static final int FOLDS = 4;
    private static final int TREES = 220;
    private static final int LOCAL_TREES = 120;
    private static final double PENALTY = 10;
    private static final double LOCAL_PENALTY = 3;

    /** How often each question's graded answers are drawn. */
    private static final int DRAWS = 4;

    /** Of each draw, how many other answers are learned from. */
    private static final int OTHERS = 30;

    private static final List<Integer> STAGES = List.of(5, 10, 20);

    private final List<Question> questions;

    private ModelTrainer(List<Question> questions) {
        this.questions = questions;
    }

    static Models train(List<Question> questions) {
        return new ModelTrainer(questions).train();
    }

    private Models train() {
        // By question: an answer is judged by heads that were trained on other questions.
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, questions.size()).boxed().toList());
        Collections.shuffle(order, new Random(11));
        double[][] rawRight = new double[questions.size()][];
        double[][] rawSome = new double[questions.size()][];
        IntStream.range(0, FOLDS)
                .parallel()
                .forEach(
                        fold -> {
                            List<Question> others = new ArrayList<>();
                            for (int i = 0; i < order.size(); i++) {
                                if (i % FOLDS != fold) {
                                    others.add(questions.get(order.get(i)));
                                }
                            }
                            Head right = head(others, Marked.RIGHT);
                            Head some = head(others, Marked.SOME);
                            for (int i = fold; i < order.size(); i += FOLDS) {
                                int q = order.get(i);
                                rawRight[q] = raw(right, questions.get(q));
                                rawSome[q] = raw(some, questions.get(q));
                            }
                        });
        Head right = calibrated(head(questions, Marked.RIGHT), rawRight, Marked.RIGHT);
        Head some = calibrated(head(questions, Marked.SOME), rawSome, Marked.SOME);
        Judgement[][] heldOut = new Judgement[questions.size()][];
        for (int q = 0; q < heldOut.length; q++) {
            heldOut[q] = new Judgement[rawRight[q].length];
            for (int i = 0; i < heldOut[q].length; i++) {
                heldOut[q][i] =
                        new Judgement(
                                right.slope() * rawRight[q][i] + right.shift(),
                                some.slope() * rawSome[q][i] + some.shift());
            }
        }
        List<LocalModel.Stage> stages =
                STAGES.parallelStream().map(number -> stage(number, heldOut)).toList();
        return new Models(new GeneralModel(right, some), new LocalModel(stages));
    }

    private static Head head(List<Question> questions, double from) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (Question question : questions) {
            for (Graded answer : question.answers()) {
                rows.add(answer.reading().compared().features());
                labels.add(answer.credit() >= from);
            }
        }
        double[][] matrix = rows.toArray(double[][]::new);
        boolean[] truth = truth(labels);
        return new Head(
                LogisticTrainer.fit(matrix, truth, PENALTY),
                BoostingTrainer.fit(matrix, truth, TREES),
                1,
                0);
    }

    private static boolean[] truth(List<Boolean> labels) {
        boolean[] truth = new boolean[labels.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = labels.get(i);
        }
        return truth;
    }

    private static double[] raw(Head head, Question question) {
        return question.answers().stream()
                .mapToDouble(answer -> head.raw(answer.reading().compared().features()))
                .toArray();
    }

    /** Platt's scaling, on what was predicted for questions that were not trained on. */
    private Head calibrated(Head head, double[][] raw, double from) {
        List<double[]> rows = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (int q = 0; q < raw.length; q++) {
            for (int i = 0; i < raw[q].length; i++) {
                rows.add(new double[] {raw[q][i]});
                labels.add(questions.get(q).answers().get(i).credit() >= from);
            }
        }
        Linear platt = LogisticTrainer.fit(rows.toArray(double[][]::new), truth(labels), 1e-3);
        double shift = platt.logit(new double[] {0});
        double slope = platt.logit(new double[] {1}) - shift;
        return new Head(head.linear(), head.trees(), slope, shift);
    }

    private LocalModel.Stage stage(int number, Judgement[][] heldOut) {
        List<double[]> right = new ArrayList<>();
        List<double[]> some = new ArrayList<>();
        List<Boolean> isRight = new ArrayList<>();
        List<Boolean> isSome = new ArrayList<>();
        for (int q = 0; q < questions.size(); q++) {
            List<Graded> answers = questions.get(q).answers();
            for (int draw = 0; draw < DRAWS && answers.size() >= number + 5; draw++) {
                List<Integer> order =
                        new ArrayList<>(IntStream.range(0, answers.size()).boxed().toList());
                Collections.shuffle(order, new Random(1000L * draw + q));
                List<Marked> marked = new ArrayList<>();
                for (int i : order.subList(0, number)) {
                    Graded answer = answers.get(i);
                    marked.add(
                            new Marked(answer.reading().profile(), heldOut[q][i], answer.credit()));
                }
                Neighbourhood near = Neighbourhood.of(marked);
                int end = Math.min(answers.size(), number + OTHERS);
                for (int i : order.subList(number, end)) {
                    Graded answer = answers.get(i);
                    right.add(near.ofRight(answer.reading(), heldOut[q][i]));
                    some.add(near.ofSome(answer.reading(), heldOut[q][i]));
                    isRight.add(answer.credit() >= Marked.RIGHT);
                    isSome.add(answer.credit() >= Marked.SOME);
                }
            }
        }
        return new LocalModel.Stage(number, local(right, isRight), local(some, isSome));
    }

    /** Its inputs are of held-out predictions: what comes of them is calibrated as it is. */
    private static Head local(List<double[]> rows, List<Boolean> labels) {
        double[][] matrix = rows.toArray(double[][]::new);
        boolean[] truth = truth(labels);
        return new Head(
                LogisticTrainer.fit(matrix, truth, LOCAL_PENALTY),
                BoostingTrainer.fit(matrix, truth, LOCAL_TREES),
                1,
                0);
    }
}
