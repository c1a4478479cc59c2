package dev.assay.checkers.semantic.comparison;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an answer has in common with the reference that it is nearest to, for a reader.
 *
 * @param reference the index of the reference
 * @param sentence its sentence that the answer has most of
 * @param spans where the answer says something of the reference
 * @param missing words of the reference that the answer has nothing of
 */
public record Likeness(int reference, String sentence, List<Range> spans, List<String> missing) {

    /** From here on two words stand for each other. */
    private static final double ALIGNED = 0.65;

    /** Words that say less than this are not missed. */
    private static final double TELLING = 0.45;

    /** A part of the answer: UTF-16 offsets, the end exclusive. */
    public record Range(int start, int end) {}

    public Likeness {
        spans = List.copyOf(spans);
        missing = List.copyOf(missing);
    }

    /** Of an answer. */
    public static Likeness of(AnswerReading answer, QuestionText question) {
        Comparison best = answer.compared().best();
        double[] found = Alignment.best(best.alignment().meant());
        return new Likeness(
                answer.compared().nearest(),
                sentence(best, found),
                spans(answer, best),
                missing(best, found, question.prompt()));
    }

    private static List<Range> spans(AnswerReading answer, Comparison best) {
        double[] found = best.alignment().bestOfRight(best.alignment().meant());
        List<Word> content = answer.passage().content();
        List<Word> all = answer.passage().words();
        List<Range> spans = new ArrayList<>();
        int last = -2;
        for (int k = 0; k < content.size(); k++) {
            if (found[k] < ALIGNED) {
                continue;
            }
            Word word = content.get(k);
            int at = all.indexOf(word);
            if (at == last + 1 && !spans.isEmpty()) {
                spans.set(spans.size() - 1, new Range(spans.getLast().start(), word.end()));
            } else {
                spans.add(new Range(word.start(), word.end()));
            }
            last = at;
        }
        return spans;
    }

    private static List<String> missing(Comparison best, double[] found, Passage prompt) {
        Set<String> missing = new LinkedHashSet<>();
        List<Word> wanted = best.reference().content();
        for (int i = 0; i < found.length; i++) {
            Word word = wanted.get(i);
            if (found[i] < ALIGNED && word.weight() >= TELLING && !prompt.has(word.stem())) {
                missing.add(best.reference().text().substring(word.start(), word.end()));
            }
        }
        return List.copyOf(missing);
    }

    private static String sentence(Comparison best, double[] found) {
        String text = best.reference().text();
        List<Word> wanted = best.reference().content();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        String most = text;
        double highest = -1;
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            double sum = 0;
            for (int i = 0; i < found.length; i++) {
                Word word = wanted.get(i);
                if (word.start() >= start && word.end() <= end && found[i] >= ALIGNED) {
                    sum += word.weight() * found[i];
                }
            }
            if (sum > highest) {
                highest = sum;
                most = text.substring(start, end).strip();
            }
        }
        return most;
    }
}
