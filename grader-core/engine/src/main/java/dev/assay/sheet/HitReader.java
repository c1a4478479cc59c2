package dev.assay.sheet;

import dev.assay.course.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the questions whose wording, or part of it, stands at the start of a line. */
final class HitReader {

    /** A wording may run over so many lines. */
    private static final int MAX_WRAPPED = 4;

    /** How far a part of a wording is looked for, in characters and in marks that may end it. */
    private static final int MAX_PART = 600;

    private static final int MAX_MARKS = 6;

    /** With less than this a wording is not worth a thought, even under its own number. */
    private static final double LEAST_ASKED = 0.25;

    private static final double LEAST_NAMED = 0.5;
    private static final double LEAST_WRAPPED = 0.85;
    private static final double LEAST_WRAPPED_OWN = 0.75;

    /** How much of a part must be the wording's: less when it reads like a question. */
    private static final double PRECISION_ASKED = 0.45;

    private static final double PRECISION_MARKED = 0.75;
    private static final double PRECISION_NAMED = 0.85;
    private static final double PRECISION_ALL = 0.9;
    private static final double SHARE_NAMED = 0.66;
    private static final double LEAST_WITHOUT_NUMBER = 0.75;
    private static final double LEAST_UNASKED = 0.92;
    private static final double EXACT_RECALL = 0.99;
    private static final double WHOLE_RECALL = 0.8;
    private static final double WHOLE_PRECISION = 0.75;

    private final SheetText sheet;
    private final String text;
    private final Wordings.Finder finder;

    HitReader(SheetText sheet, Wordings.Finder finder) {
        this.sheet = sheet;
        this.text = sheet.text();
        this.finder = finder;
    }

    /**
     * The questions whose wording starts at a place, the likeliest first.
     *
     * @param from where the words of the line start, behind its label
     */
    List<Hit> hits(int index, Line line, int from, Optional<Label> label) {
        if (label.filter(l -> l.kind() == Label.Kind.ANSWER).isPresent()) {
            return List.of();
        }
        int number = label.map(Label::number).orElse(0);
        boolean alone = from >= line.end();
        int first = alone ? nextText(index) : index;
        if (first < 0) {
            return List.of();
        }
        int start = alone ? sheet.lines().get(first).start() : from;
        if (AnswerMark.start(text, start, sheet.lines().get(first).end()) > start) {
            return List.of();
        }
        int limit = label.isEmpty() ? MAX_WRAPPED - 1 : MAX_WRAPPED;
        List<Hit> hits = new ArrayList<>();
        for (Question question : finder.find(words(first, start, MAX_WRAPPED), number)) {
            hit(question, first, start, line.start(), limit, number).ifPresent(hits::add);
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
                        && !sheet.startsLabel(next);
        return there ? next : -1;
    }

    private List<Word> words(int first, int from, int lines) {
        Line line = sheet.lines().get(first);
        int limit = Wordings.MAX_WORDS + Wordings.MAX_WORDS / 2;
        int end = answerInLine(from, line.end());
        List<Word> words = new ArrayList<>(Word.of(text, from, end, limit));
        if (end < line.end()) {
            return words;
        }
        for (int i = first + 1; i < first + lines && words.size() < limit; i++) {
            if (!continues(i)) {
                break;
            }
            Line next = sheet.lines().get(i);
            words.addAll(Word.of(text, next.start(), next.end(), limit - words.size()));
        }
        return words;
    }

    /** Where an answer with a mark starts behind a question mark in a line; else the line's end. */
    private int answerInLine(int from, int to) {
        int far = Math.min(to, from + MAX_PART);
        for (int mark = Chars.question(text, from, far); mark < far; ) {
            int next = Chars.skipBlank(text, mark + 1, far);
            if (next > mark + 1 && AnswerMark.start(text, next, to) > next) {
                return next;
            }
            mark = Chars.question(text, mark + 1, far);
        }
        return to;
    }

    /** Whether a question that began on an earlier line may go on here. */
    private boolean continues(int index) {
        return index < sheet.lines().size()
                && sheet.lines().get(index).isText()
                && !sheet.isBlank(index)
                && !sheet.startsLabel(index)
                && !startsAnswer(index);
    }

    private boolean startsAnswer(int index) {
        Line line = sheet.lines().get(index);
        return AnswerMark.start(text, line.start(), line.end()) > line.start();
    }

    private Optional<Hit> hit(
            Question question, int first, int start, int header, int limit, int number) {
        boolean own = question.number() == number;
        Optional<Hit> whole = whole(question, first, start, header, limit, number);
        if (own) {
            return whole.or(() -> part(question, first, start, header, true));
        }
        Line line = sheet.lines().get(first);
        boolean asks =
                finder.asks(words(first, start, 1))
                        || (number > 0 && Chars.question(text, start, line.end()) < line.end());
        double least = asks ? LEAST_WITHOUT_NUMBER : LEAST_UNASKED;
        return whole.or(() -> asks ? part(question, first, start, header, false) : Optional.empty())
                .filter(hit -> hit.likeness() >= least);
    }

    private Hit hit(
            Question question,
            double likeness,
            int end,
            int lineEnd,
            boolean whole,
            boolean asked) {
        return new Hit(question, likeness, end, Item.at(text, end, lineEnd), whole, asked);
    }

    /** The wording to its last word, perhaps over several lines: over as few as will do. */
    private Optional<Hit> whole(
            Question question, int first, int start, int header, int limit, int number) {
        boolean labelled = number > 0;
        boolean own = question.number() == number;
        Hit best = null;
        int before = 0;
        for (int lines = 1; lines <= limit; lines++) {
            List<Word> words = words(first, start, lines);
            if (words.size() == before) {
                break;
            }
            before = words.size();
            Match match = finder.match(question, words);
            boolean enough =
                    match.whole()
                            && !isStatement(match, words)
                            && !asksBefore(match, words)
                            && match.lead() <= lead(words, lines, labelled)
                            && match.recall() >= WHOLE_RECALL
                            && match.precision() >= WHOLE_PRECISION
                            && (lines == 1
                                    || match.likeness()
                                            >= (own ? LEAST_WRAPPED_OWN : LEAST_WRAPPED));
            if (enough && (best == null || match.likeness() > best.likeness() + 0.05)) {
                Word last = words.get(match.words() - 1);
                int lineEnd = sheet.lines().get(sheet.lineAt(last.start())).end();
                int end = QuestionEnd.after(text, header, last.end(), lineEnd, match.tail());
                end = straggler(end, last.end(), lineEnd);
                best = hit(question, match.likeness(), end, lineEnd, true, true);
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Whether words that are nearly the wording go on as a sentence that doesn't ask: {@code The
     * purpose of the seed is …} is an answer.
     */
    private boolean isStatement(Match match, List<Word> words) {
        if (match.words() >= words.size() || match.recall() >= EXACT_RECALL || finder.asks(words)) {
            return false;
        }
        int from = words.get(match.words() - 1).end();
        int to = words.get(match.words()).start();
        return text.substring(from, to).equals(" ");
    }

    /** Whether what follows a question mark asks as well: it is the same question, in two parts. */
    private boolean asksOn(int mark, int to) {
        return finder.asks(Word.of(text, mark + 1, to, 1));
    }

    /** Whether a question ends before the wording does: the rest of the words are an answer's. */
    private boolean asksBefore(Match match, List<Word> words) {
        int last = words.get(match.words() - 1).start();
        int marks = 0;
        for (int at = words.getFirst().start(); at < last; at++) {
            at = Chars.question(text, at, last);
            marks += at < last && !asksOn(at, last) ? 1 : 0;
        }
        return marks > match.innerMarks();
    }

    /** How many strange words may come before a wording's first: not a line of them. */
    private int lead(List<Word> words, int lines, boolean labelled) {
        if (lines == 1) {
            return labelled ? 3 : 1;
        }
        int lineEnd = text.indexOf('\n', words.getFirst().start());
        return labelled && words.size() > 1 && words.get(1).start() < lineEnd ? 1 : 0;
    }

    /** Takes a few words more when they only finish the question, as in {@code …, please?}. */
    private int straggler(int end, int lastWord, int lineEnd) {
        boolean finished = text.substring(lastWord, end).matches("(?s).*[?.:;!|].*");
        if (finished || end == lineEnd) {
            return end;
        }
        int mark = Chars.question(text, end, lineEnd);
        boolean few =
                mark < lineEnd
                        && Chars.isBlank(text, mark + 1, lineEnd)
                        && text.indexOf('.', end, mark) < 0
                        && Word.of(text, end, mark, 6).size() <= 4;
        return few ? lineEnd : end;
    }

    /** Part of the wording, up to a mark at which a question may end or the end of the line. */
    private Optional<Hit> part(Question question, int first, int start, int header, boolean own) {
        Line line = sheet.lines().get(first);
        Hit best = null;
        int from = start;
        int asked = 0;
        int far = Math.min(answerInLine(start, line.end()), start + MAX_PART);
        for (int marks = 0; marks < MAX_MARKS && from < far; marks++) {
            int mark = nextMark(from, line.end());
            List<Word> words = Word.of(text, start, mark, Wordings.MAX_WORDS);
            if (!words.isEmpty()) {
                Match part = finder.matchAll(question, words);
                boolean marked = mark < line.end() && Chars.narrow(text.charAt(mark)) == '?';
                boolean begins = finder.asks(words);
                boolean reads = begins || (marked && part.precision() >= PRECISION_MARKED);
                boolean plain = begins && marked && finder.tells(question, words);
                boolean ended = best != null && asked > part.innerMarks();
                boolean better =
                        best == null || (!ended && part.likeness() > best.likeness() + 0.1);
                boolean enough = isEnough(part, words, own, reads, text.substring(start, mark));
                if (better && (enough || (own && plain))) {
                    int last = words.getLast().end();
                    int end = QuestionEnd.after(text, header, last, line.end(), ")`");
                    end = Math.max(end, afterMark(mark, line.end()));
                    best = hit(question, part.likeness(), end, line.end(), false, reads);
                }
            }
            boolean ends =
                    mark < line.end()
                            && Chars.narrow(text.charAt(mark)) == '?'
                            && !asksOn(mark, line.end());
            asked += ends ? 1 : 0;
            from = mark + 1;
        }
        return Optional.ofNullable(best);
    }

    private boolean isEnough(
            Match part, List<Word> words, boolean own, boolean asked, String written) {
        if (!own) {
            return part.likeness() >= LEAST_WITHOUT_NUMBER;
        }
        if (asked) {
            return part.precision() >= PRECISION_ALL
                    || (part.precision() >= PRECISION_ASKED && part.likeness() >= LEAST_ASKED);
        }
        return part.precision() >= PRECISION_NAMED
                && part.likeness() >= LEAST_NAMED
                && written.indexOf('=') < 0
                && finder.share(part.question(), words) >= SHARE_NAMED;
    }

    private int afterMark(int mark, int lineEnd) {
        boolean sign = mark < lineEnd && "?:.".indexOf(Chars.narrow(text.charAt(mark))) >= 0;
        return Chars.skipBlank(text, sign ? mark + 1 : mark, lineEnd);
    }

    /** The next place where a question may end: a mark followed by a blank, or an arrow. */
    private int nextMark(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = Chars.narrow(text.charAt(i));
            boolean blankAfter = i + 1 >= to || Chars.isBlank(text.charAt(i + 1));
            if (c == '?' || ((c == ':' || c == '.') && blankAfter)) {
                return i;
            }
            if (c == '\u2192') {
                return i;
            }
            if ((c == '-' || c == '=') && i + 1 < to && text.charAt(i + 1) == '>') {
                return i;
            }
        }
        return to;
    }
}
