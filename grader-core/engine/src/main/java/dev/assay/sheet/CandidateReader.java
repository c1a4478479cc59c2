package dev.assay.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what may be the beginning of a question, line by line: numbers and wordings. */
final class CandidateReader {

    /** A wording may run over so many lines. */
    private static final int MAX_WRAPPED = 4;

    /** How far a part of a wording is looked for, in characters and in marks that may end it. */
    private static final int MAX_PART = 600;

    private static final int MAX_MARKS = 6;

    /** With less than this a wording is not worth a thought, even under its own number. */
    private static final double LEAST_WITH_NUMBER = 0.45;

    private static final double LEAST_WITHOUT_NUMBER = 0.75;
    private static final double WHOLE_RECALL = 0.8;
    private static final double WHOLE_PRECISION = 0.75;

    private final SheetText sheet;
    private final String text;
    private final Wordings wordings;
    private final Wordings.Finder finder;

    CandidateReader(SheetText sheet, Wordings wordings) {
        this.sheet = sheet;
        this.text = sheet.text();
        this.wordings = wordings;
        this.finder = wordings.finder();
    }

    /** All lines of the sheet where something may begin, in order. */
    List<Candidate> read() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < sheet.lines().size(); i++) {
            read(i).ifPresent(candidates::add);
        }
        return candidates;
    }

    /** What may begin on a line. */
    Optional<Candidate> read(int index) {
        Line line = sheet.lines().get(index);
        if (sheet.isBlank(index) || isFence(line)) {
            return Optional.empty();
        }
        boolean code = line.place() == Line.Place.CODE;
        Optional<Label> label = LabelReader.read(text, line.start(), line.end());
        if (code && label.isEmpty()) {
            return Optional.empty();
        }
        int from =
                label.map(Label::end)
                        .orElseGet(() -> LabelReader.skipMarks(text, line.start(), line.end()));
        List<Hit> hits = hits(index, line, from, label);
        if (label.isEmpty() && hits.isEmpty()) {
            return Optional.empty();
        }
        int textStart = label.map(Label::end).orElse(line.end());
        boolean asks = label.isPresent() && asks(from, line.end());
        return Optional.of(
                new Candidate(index, label, hits, textStart, asks, isAfterGap(index), code));
    }

    /** Whether a line is nothing but a fence's mark; one may also open behind a question. */
    private boolean isFence(Line line) {
        int at = Chars.skipBlank(text, line.start(), line.end());
        return switch (line.place()) {
            case TEXT, CODE -> false;
            case CELL_MARK -> true;
            case FENCE_MARK -> text.charAt(at) == '`' || text.charAt(at) == '~';
        };
    }

    private List<Hit> hits(int index, Line line, int from, Optional<Label> label) {
        int number = label.map(Label::number).orElse(0);
        boolean alone = from >= line.end();
        int first = alone ? nextText(index) : index;
        if (first < 0) {
            return List.of();
        }
        int start = alone ? sheet.lines().get(first).start() : from;
        int limit = label.isEmpty() && !alone ? 1 : MAX_WRAPPED;
        List<Hit> hits = new ArrayList<>();
        for (Match match : finder.find(words(first, start, MAX_WRAPPED), number)) {
            hit(match, first, start, line.start(), limit, label).ifPresent(hits::add);
        }
        hits.sort((a, b) -> Double.compare(b.likeness(), a.likeness()));
        return hits;
    }

    /** The next line with ordinary text, at most one blank line on; -1 when there is none. */
    private int nextText(int index) {
        int next = index + 1;
        if (next < sheet.lines().size() && sheet.isBlank(next)) {
            next++;
        }
        boolean there =
                next < sheet.lines().size()
                        && sheet.lines().get(next).isText()
                        && !sheet.isBlank(next)
                        && !startsLabel(next);
        return there ? next : -1;
    }

    private boolean startsLabel(int index) {
        Line line = sheet.lines().get(index);
        return LabelReader.read(text, line.start(), line.end()).isPresent();
    }

    private List<Word> words(int first, int from, int lines) {
        Line line = sheet.lines().get(first);
        int limit = Wordings.MAX_WORDS + Wordings.MAX_WORDS / 2;
        List<Word> words = new ArrayList<>(Word.of(text, from, line.end(), limit));
        for (int i = first + 1; i < first + lines && words.size() < limit; i++) {
            if (!continues(i)) {
                break;
            }
            Line next = sheet.lines().get(i);
            words.addAll(Word.of(text, next.start(), next.end(), limit - words.size()));
        }
        return words;
    }

    /** Whether a question that began on an earlier line may go on here. */
    private boolean continues(int index) {
        return index < sheet.lines().size()
                && sheet.lines().get(index).isText()
                && !sheet.isBlank(index)
                && !startsLabel(index);
    }

    private Optional<Hit> hit(
            Match match, int first, int start, int header, int limit, Optional<Label> label) {
        boolean own = label.isPresent() && label.get().number() == match.question().number();
        double least = own ? LEAST_WITH_NUMBER : LEAST_WITHOUT_NUMBER;
        Optional<Hit> whole = whole(match, first, start, header, limit);
        if (whole.isPresent()) {
            return whole.filter(hit -> hit.likeness() >= least);
        }
        return part(match, first, start, header, own).filter(hit -> hit.likeness() >= least);
    }

    /** The wording to its last word, perhaps over several lines. */
    private Optional<Hit> whole(Match match, int first, int start, int header, int limit) {
        if (!match.whole()
                || match.recall() < WHOLE_RECALL
                || match.precision() < WHOLE_PRECISION) {
            return Optional.empty();
        }
        List<Word> words = words(first, start, MAX_WRAPPED);
        Word last = words.get(match.words() - 1);
        int lastLine = sheet.lineAt(last.start());
        if (lastLine - first >= limit) {
            return Optional.empty();
        }
        int lineEnd = sheet.lines().get(lastLine).end();
        int end = QuestionEnd.after(text, header, last.end(), lineEnd, match.tail());
        return Optional.of(
                new Hit(match.question(), match.likeness(), straggler(end, last.end(), lineEnd)));
    }

    /** Takes a few words more when they only finish the question, as in {@code …, please?}. */
    private int straggler(int end, int lastWord, int lineEnd) {
        boolean finished = text.substring(lastWord, end).matches("(?s).*[?.:;!|].*");
        if (finished || end == lineEnd) {
            return end;
        }
        int mark = text.indexOf('?', end, lineEnd);
        boolean few =
                mark >= 0
                        && Chars.isBlank(text, mark + 1, lineEnd)
                        && Word.of(text, end, mark, 6).size() <= 4;
        return few ? lineEnd : end;
    }

    /** Part of the wording, up to a mark at which a question may end or the end of the line. */
    private Optional<Hit> part(Match match, int first, int start, int header, boolean own) {
        Line line = sheet.lines().get(first);
        Hit best = null;
        int from = start;
        int far = Math.min(line.end(), start + MAX_PART);
        for (int marks = 0; marks < MAX_MARKS && from < far; marks++) {
            int mark = nextMark(from, line.end());
            List<Word> words = Word.of(text, start, mark, Wordings.MAX_WORDS);
            if (!words.isEmpty()) {
                double likeness = finder.likeness(match.question(), words, own);
                if (best == null || likeness > best.likeness()) {
                    int end =
                            QuestionEnd.after(
                                    text, header, words.getLast().end(), line.end(), ")`");
                    best =
                            new Hit(
                                    match.question(),
                                    likeness,
                                    Math.max(end, afterMark(mark, line.end())));
                }
            }
            from = mark + 1;
        }
        return Optional.ofNullable(best);
    }

    private int afterMark(int mark, int lineEnd) {
        boolean sign = mark < lineEnd && "?:.".indexOf(text.charAt(mark)) >= 0;
        return Chars.skipBlank(text, sign ? mark + 1 : mark, lineEnd);
    }

    /** The next place where a question may end: a mark followed by a blank, or an arrow. */
    private int nextMark(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean blankAfter = i + 1 >= to || Chars.isBlank(text.charAt(i + 1));
            if (c == '?' || ((c == ':' || c == '.') && blankAfter)) {
                return i;
            }
            if ((c == '-' || c == '=') && i + 1 < to && text.charAt(i + 1) == '>') {
                return i;
            }
        }
        return to;
    }

    /** Whether a line reads like a question: it starts like one of the course's and has a mark. */
    private boolean asks(int from, int to) {
        List<Word> words = Word.of(text, from, to, 3);
        int mark = text.indexOf('?', from, to);
        return words.size() > 2 && wordings.asks(words.getFirst()) && mark >= 0;
    }

    private boolean isAfterGap(int index) {
        if (index == 0 || sheet.isBlank(index - 1)) {
            return true;
        }
        Line before = sheet.lines().get(index - 1);
        return Rules.isRule(text, before.start(), before.end());
    }
}
