package dev.assay.sheet;

import dev.assay.course.Question;
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
    private final boolean loosely;

    /**
     * For a sheet.
     *
     * @param loosely whether a number that nothing ends may begin a question without its wording
     */
    CandidateReader(SheetText sheet, Wordings wordings, boolean loosely) {
        this.loosely = loosely;
        this.sheet = sheet;
        this.text = sheet.text();
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
        boolean code = !line.isText() && line.place() != Line.Place.FENCE_MARK;
        Optional<Label> label = LabelReader.readLoosely(text, line.start(), line.end());
        if (loosely) {
            label = label.map(Label::ended);
        }
        if (label.filter(Label::isLoose).isPresent() && !recalls(label.get().end(), line.end())) {
            label = Optional.empty();
        }
        List<Hit> hits = hits(index, line, wordsStart(label, line), label);
        if (hits.isEmpty() && label.filter(Label::isLoose).isPresent()) {
            label = Optional.empty();
            hits = hits(index, line, wordsStart(label, line), label);
        }
        if (code && label.isEmpty() && hits.stream().noneMatch(CandidateReader::isExact)) {
            return Optional.empty();
        }
        int textStart = label.map(Label::end).orElse(line.end());
        Item item = item(label.isPresent() ? textStart : line.start(), line.end());
        if (label.isEmpty() && hits.isEmpty() && item.number() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Candidate(
                        index,
                        label,
                        hits,
                        textStart,
                        item,
                        isFollowed(index),
                        isAfterGap(index),
                        line.place(),
                        label.isPresent() && textStart >= line.end(),
                        asksAnything(label, textStart, line.end()),
                        false));
    }

    /** Whether some words may be a question at all: a quick look. */
    private boolean recalls(int from, int to) {
        List<Word> words = Word.of(text, from, to, Wordings.MAX_WORDS);
        return asks(words) || finder.recalls(words);
    }

    /** Where the words of a line start that has a number or other marks before them. */
    private int wordsStart(Optional<Label> label, Line line) {
        return label.map(Label::end)
                .orElseGet(() -> LabelReader.skipMarks(text, line.start(), line.end()));
    }

    /** Whether a line is nothing but a fence's mark; one may also open behind a question. */
    private boolean isFence(Line line) {
        int at = Chars.skipBlank(text, line.start(), line.end());
        return switch (line.place()) {
            case TEXT, CODE, CELL -> false;
            case CELL_MARK -> true;
            case FENCE_MARK -> text.charAt(at) == '`' || text.charAt(at) == '~';
        };
    }

    /** Whether what follows a number reads like a question, whichever it is. */
    private boolean asksAnything(Optional<Label> label, int from, int to) {
        return label.isPresent()
                && Chars.question(text, from, to) < to
                && asks(Word.of(text, from, to, 1));
    }

    private static boolean isExact(Hit hit) {
        return hit.whole() && hit.likeness() >= 0.95;
    }

    private List<Hit> hits(int index, Line line, int from, Optional<Label> label) {
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
        if (answerStart(start, sheet.lines().get(first).end()) > start) {
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
                        && !startsLabel(next);
        return there ? next : -1;
    }

    /** Where an answer starts that may have a mark first. */
    private int answerStart(int from, int to) {
        return AnswerMark.end(text, new Excerpt.Span(from, to, false), 1);
    }

    /** The list's item that an answer starts with. */
    private Item item(int from, int to) {
        return LabelReader.read(text, answerStart(from, to), to)
                .filter(label -> label.kind() == Label.Kind.PLAIN && label.delimited())
                .map(Item::of)
                .orElse(Item.NONE);
    }

    /** Whether text or a fence comes next, at most one blank line on. */
    private boolean isFollowed(int index) {
        int next = index + 1;
        if (next < sheet.lines().size() && sheet.isBlank(next)) {
            next++;
        }
        return next < sheet.lines().size()
                && !sheet.isBlank(next)
                && !startsLabel(next)
                && !Rules.isRule(
                        text, sheet.lines().get(next).start(), sheet.lines().get(next).end());
    }

    private boolean startsLabel(int index) {
        Line line = sheet.lines().get(index);
        return LabelReader.read(text, line.start(), line.end()).isPresent();
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
            if (next > mark + 1 && answerStart(next, to) > next) {
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
                && !startsLabel(index)
                && !startsAnswer(index);
    }

    private boolean startsAnswer(int index) {
        Line line = sheet.lines().get(index);
        return answerStart(line.start(), line.end()) > line.start();
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
                asks(words(first, start, 1))
                        || (number > 0 && Chars.question(text, start, line.end()) < line.end());
        double least = asks ? LEAST_WITHOUT_NUMBER : LEAST_UNASKED;
        return whole.or(() -> asks ? part(question, first, start, header, false) : Optional.empty())
                .filter(hit -> hit.likeness() >= least);
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
        if (match.words() >= words.size() || match.recall() >= EXACT_RECALL || asks(words)) {
            return false;
        }
        int from = words.get(match.words() - 1).end();
        int to = words.get(match.words()).start();
        return text.substring(from, to).equals(" ");
    }

    /** Whether what follows a question mark asks as well: it is the same question, in two parts. */
    private boolean asksOn(int mark, int to) {
        return asks(Word.of(text, mark + 1, to, 1));
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
                boolean begins = asks(words);
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

    private boolean asks(List<Word> words) {
        return !words.isEmpty() && finder.asks(words.getFirst());
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

    private Hit hit(
            Question question,
            double likeness,
            int end,
            int lineEnd,
            boolean whole,
            boolean asked) {
        return new Hit(question, likeness, end, item(end, lineEnd), whole, asked);
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

    private boolean isAfterGap(int index) {
        if (index == 0 || sheet.isBlank(index - 1)) {
            return true;
        }
        Line before = sheet.lines().get(index - 1);
        return Rules.isRule(text, before.start(), before.end());
    }
}
