package dev.assay.checkers.semantic.comparison;

import static dev.assay.checkers.semantic.comparison.Feature.*;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An answer held against one reference. */
final class Comparison {

    /** What a word counts that the question has as well. */
    private static final double ASKED = 0.25;

    private final Passage question;
    private final Passage reference;
    private final Passage answer;
    private final Alignment alignment;
    private final double[] values = new double[Feature.count()];

    private Comparison(Passage question, Passage reference, Passage answer) {
        this.question = question;
        this.reference = reference;
        this.answer = answer;
        this.alignment = Alignment.of(reference.content(), answer.content());
    }

    static Comparison of(Passage question, Passage reference, Passage answer) {
        Comparison comparison = new Comparison(question, reference, answer);
        comparison.measure();
        return comparison;
    }

    double get(Feature feature) {
        return values[feature.index()];
    }

    double[] values() {
        return values.clone();
    }

    Passage reference() {
        return reference;
    }

    Alignment alignment() {
        return alignment;
    }

    /** By which the reference is chosen that an answer is nearest to. */
    double closeness() {
        return get(COSINE) + get(MEANING_F1) + get(WORD_F1);
    }

    /** The share of the reference's words that carry grammar. */
    double referenceGrammar() {
        return grammar(reference);
    }

    private static double grammar(Passage passage) {
        List<Word> words = passage.words();
        long grammar = words.stream().filter(w -> w.kind() == Word.Kind.FUNCTION).count();
        return ratio((double) grammar, words.size());
    }

    /** Whether the answer begins by giving the question back, and goes on without grammar. */
    boolean isBehindQuestion() {
        List<Word> asked = question.words();
        List<Word> given = answer.words();
        int copied = 0;
        while (copied < Math.min(asked.size(), given.size())
                && asked.get(copied).name().equals(given.get(copied).name())) {
            copied++;
        }
        if (asked.size() < 4 || copied < 0.8 * asked.size()) {
            return false;
        }
        List<Word> rest = given.subList(copied, given.size());
        long grammar = rest.stream().filter(word -> word.kind() == Word.Kind.FUNCTION).count();
        return grammar <= 0.2 * rest.size();
    }

    private void set(Feature feature, double value) {
        values[feature.index()] = value;
    }

    private void measure() {
        cosines();
        words();
        keys();
        soft();
        set(TRIGRAMS, reference.trigrams().cosine(answer.trigrams()));
        sequence();
        polarity();
        numbers();
    }

    private void cosines() {
        double ar = answer.embedding().cosine(reference.embedding());
        double aq = answer.embedding().cosine(question.embedding());
        double rq = reference.embedding().cosine(question.embedding());
        set(COSINE, ar);
        set(COSINE_ANSWER_QUESTION, aq);
        set(COSINE_REFERENCE_QUESTION, rq);
        double lengths = Math.sqrt(Math.max(0.02, 1 - aq * aq) * Math.max(0.02, 1 - rq * rq));
        set(COSINE_BEYOND_QUESTION, (ar - aq * rq) / lengths);
    }

    private double weight(Word word) {
        return question.has(word.stem()) ? ASKED * word.weight() : word.weight();
    }

    private void words() {
        double[] meantRecall = Alignment.best(alignment.meant());
        double[] meantPrecision = alignment.bestOfRight(alignment.meant());
        double[] speltRecall = Alignment.best(alignment.spelt());
        double[] speltPrecision = alignment.bestOfRight(alignment.spelt());
        List<Word> wanted = reference.content();
        List<Word> given = answer.content();
        double[] wantedWeight = wanted.stream().mapToDouble(this::weight).toArray();
        double[] givenWeight = given.stream().mapToDouble(this::weight).toArray();
        set(MEANING_RECALL, mean(meantRecall, wantedWeight));
        set(MEANING_PRECISION, mean(meantPrecision, givenWeight));
        set(MEANING_F1, harmonic(get(MEANING_RECALL), get(MEANING_PRECISION)));
        set(WORD_RECALL, mean(speltRecall, wantedWeight));
        set(WORD_PRECISION, mean(speltPrecision, givenWeight));
        set(WORD_F1, harmonic(get(WORD_RECALL), get(WORD_PRECISION)));
        double[] plainWanted = wanted.stream().mapToDouble(Word::weight).toArray();
        double[] plainGiven = given.stream().mapToDouble(Word::weight).toArray();
        set(PLAIN_MEANING_RECALL, mean(meantRecall, plainWanted));
        set(PLAIN_MEANING_PRECISION, mean(meantPrecision, plainGiven));
        set(PLAIN_WORD_RECALL, mean(speltRecall, plainWanted));
        set(PLAIN_WORD_PRECISION, mean(speltPrecision, plainGiven));
        set(LENGTH_ANSWER, Math.log1p(answer.words().size()));
        set(LENGTH_REFERENCE, Math.log1p(reference.words().size()));
        set(LENGTH_RATIO, Math.clamp(get(LENGTH_ANSWER) - get(LENGTH_REFERENCE), -2, 2));
        double strange = 0;
        int fresh = 0;
        for (int k = 0; k < given.size(); k++) {
            if (!question.has(given.get(k).stem())) {
                fresh++;
                strange += (1 - meantPrecision[k]) * given.get(k).weight();
            }
        }
        set(STRANGE_WEIGHT, Math.log1p(strange));
        set(NEW_WORDS, Math.log1p(fresh));
        set(GRAMMAR, grammar(answer));
    }

    /** The reference's heaviest words: what an answer can hardly do without. */
    private void keys() {
        double[] found = Alignment.best(alignment.meant());
        List<Word> wanted = reference.content();
        Integer[] order = new Integer[wanted.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(weight(wanted.get(b)), weight(wanted.get(a))));
        double weakest = 1;
        double sum = 0;
        int keys = Math.min(3, order.length);
        for (int i = 0; i < keys; i++) {
            weakest = Math.min(weakest, found[order[i]]);
            sum += found[order[i]];
        }
        double missing = 0;
        for (int i = 0; i < found.length; i++) {
            missing = Math.max(missing, (1 - found[i]) * weight(wanted.get(i)));
        }
        set(WEAKEST_KEY, weakest);
        set(MEAN_KEY, keys == 0 ? 0 : sum / keys);
        set(HEAVIEST_MISSING, missing);
    }

    private void soft() {
        double a = answer.cardinality().size();
        double r = reference.cardinality().size();
        double ar = answer.cardinality().common(reference.cardinality());
        double aq = answer.cardinality().common(question.cardinality());
        double rq = reference.cardinality().common(question.cardinality());
        set(SOFT_RECALL, ratio(ar, r));
        set(SOFT_PRECISION, ratio(ar, a));
        set(SOFT_DICE, ratio(2 * ar, a + r));
        set(SOFT_ANSWER_QUESTION, ratio(aq, a));
        set(SOFT_REFERENCE_QUESTION, ratio(rq, r));
    }

    private void sequence() {
        List<Word> wanted = reference.content();
        List<Word> given = answer.content();
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < given.size(); i++) {
            pairs.add(given.get(i).stem() + ' ' + given.get(i + 1).stem());
        }
        int common = 0;
        for (int i = 0; i + 1 < wanted.size(); i++) {
            if (pairs.contains(wanted.get(i).stem() + ' ' + wanted.get(i + 1).stem())) {
                common++;
            }
        }
        set(BIGRAM_RECALL, ratio(common, Math.max(1, wanted.size() - 1)));
        double[] above = new double[given.size() + 1];
        for (int i = 0; i < wanted.size(); i++) {
            double[] row = new double[given.size() + 1];
            for (int k = 0; k < given.size(); k++) {
                double here = alignment.spelt()[i][k];
                row[k + 1] =
                        Math.max(
                                Math.max(above[k + 1], row[k]),
                                above[k] + here * weight(wanted.get(i)));
            }
            above = row;
        }
        double all = wanted.stream().mapToDouble(this::weight).sum();
        set(ORDER, ratio(above[given.size()], all));
    }

    private void polarity() {
        long given = answer.negators();
        long wanted = reference.negators();
        set(NEGATIONS_ANSWER, (double) Math.min(3, given));
        set(NEGATIONS_REFERENCE, (double) Math.min(3, wanted));
        set(NEGATION_PARITY, (given - wanted) % 2 == 0 ? 0 : 1);
        int opposites = 0;
        for (Word word : reference.words()) {
            if (!answer.has(word.stem())) {
                for (String opposite : WordList.OPPOSITES.getOrDefault(word.stem(), Set.of())) {
                    if (answer.has(opposite) && !reference.has(opposite)) {
                        opposites++;
                        break;
                    }
                }
            }
        }
        set(OPPOSITES, Math.min(3, opposites));
    }

    private void numbers() {
        List<Word> wanted = numbers(reference);
        long found = wanted.stream().filter(number -> answer.has(number.stem())).count();
        set(NUMBERS_FOUND, wanted.isEmpty() ? 1 : (double) found / wanted.size());
        long strange =
                numbers(answer).stream()
                        .filter(number -> !reference.has(number.stem()))
                        .filter(number -> !question.has(number.stem()))
                        .count();
        set(NUMBERS_STRANGE, (double) Math.min(3, strange));
    }

    private static List<Word> numbers(Passage passage) {
        return passage.content().stream().filter(w -> w.kind() == Word.Kind.NUMBER).toList();
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
            all += weights[i];
        }
        return ratio(sum, all);
    }

    private static double harmonic(double one, double other) {
        return ratio(2 * one * other, one + other);
    }

    static double ratio(double part, double whole) {
        return whole <= 0 ? 0 : part / whole;
    }
}
