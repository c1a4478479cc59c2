package dev.assay.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what may be the beginning of a question, line by line: numbers and wordings. */
final class CandidateReader {

    private final SheetText sheet;
    private final String text;
    private final Wordings.Finder finder;
    private final HitReader reader;
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
        this.reader = new HitReader(sheet, finder);
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
        if (label.filter(Label::isPlain).isPresent() && isWithinBrackets(index)) {
            label = Optional.empty();
        }
        List<Hit> hits = reader.hits(index, line, wordsStart(label, line), label);
        if (hits.isEmpty() && label.filter(Label::isLoose).isPresent()) {
            label = Optional.empty();
            hits = reader.hits(index, line, wordsStart(label, line), label);
        }
        if (code && label.isEmpty() && hits.stream().noneMatch(CandidateReader::isExact)) {
            return Optional.empty();
        }
        int textStart = label.map(Label::end).orElse(line.end());
        Item item = Item.at(text, label.isPresent() ? textStart : line.start(), line.end());
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
        return finder.asks(words) || finder.recalls(words);
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
                && finder.asks(Word.of(text, from, to, 1));
    }

    private static boolean isExact(Hit hit) {
        return hit.whole() && hit.likeness() >= 0.95;
    }

    /** Whether text or a fence comes next, at most one blank line on. */
    private boolean isFollowed(int index) {
        int next = index + 1;
        if (next < sheet.lines().size() && sheet.isBlank(next)) {
            next++;
        }
        return next < sheet.lines().size()
                && !sheet.isBlank(next)
                && !sheet.startsLabel(next)
                && !Rules.isRule(
                        text, sheet.lines().get(next).start(), sheet.lines().get(next).end());
    }

    /** Whether the line before breaks off in brackets, as the code {@code rand(3,} does. */
    private boolean isWithinBrackets(int index) {
        if (index == 0) {
            return false;
        }
        Line before = sheet.lines().get(index - 1);
        int end = Chars.trimEnd(text, before.start(), before.end());
        boolean breaksOff = end > before.start() && ",([{".indexOf(text.charAt(end - 1)) >= 0;
        return breaksOff && Chars.leavesOpen(text, before.start(), end);
    }

    private boolean isAfterGap(int index) {
        if (index == 0 || sheet.isBlank(index - 1)) {
            return true;
        }
        Line before = sheet.lines().get(index - 1);
        return Rules.isRule(text, before.start(), before.end());
    }
}
