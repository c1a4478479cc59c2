package dev.assay.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds where a sheet that has put its questions goes on with answers alone, by number: behind a
 * heading that says so, or where the numbers start again behind questions that have no answers.
 */
final class AnswerPart {

    private static final Set<String> HEADINGS =
            Set.of(
                    "answers",
                    "my answers",
                    "answer section",
                    "solutions",
                    "antworten",
                    "the answers");
    private static final int LONGEST_HEADING = 60;

    /** So many questions in a row have no answer before plain numbers are taken for answers. */
    private static final int SEVERAL = 3;

    private static final double SURE = 0.8;

    private final SheetText sheet;
    private final List<Candidate> candidates;

    private AnswerPart(SheetText sheet, List<Candidate> candidates) {
        this.sheet = sheet;
        this.candidates = candidates;
    }

    /** The candidates, with one more where a part begins that has only answers. */
    static List<Candidate> open(SheetText sheet, List<Candidate> candidates) {
        int heading = heading(sheet);
        List<Candidate> before =
                candidates.stream().filter(candidate -> candidate.line() < heading).toList();
        if (before.size() > 1) {
            List<Candidate> opened = new ArrayList<>(before);
            opened.add(opening(sheet.lines().get(heading)));
            candidates.stream().filter(c -> c.line() > heading).forEach(opened::add);
            return opened;
        }
        return new AnswerPart(sheet, candidates).open();
    }

    /** The one line that says that only answers follow; -1 when there is none, or several. */
    private static int heading(SheetText sheet) {
        int found = -1;
        for (Line line : sheet.lines()) {
            if (line.isText()
                    && line.end() - line.start() <= LONGEST_HEADING
                    && isHeading(sheet, line)) {
                if (found >= 0) {
                    return -1;
                }
                found = line.number() - 1;
            }
        }
        return found;
    }

    private static boolean isHeading(SheetText sheet, Line line) {
        List<Word> words = Word.of(sheet.text(), line.start(), line.end(), 4);
        return HEADINGS.contains(String.join(" ", words.stream().map(Word::norm).toList()));
    }

    private static Candidate opening(Line line) {
        return new Candidate(
                line.number() - 1,
                Optional.empty(),
                List.of(),
                line.end(),
                Item.NONE,
                true,
                true,
                line.place(),
                false,
                false,
                true);
    }

    private List<Candidate> open() {
        List<Candidate> opened = new ArrayList<>();
        NavigableSet<Integer> empty = new TreeSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Optional<Hit> question = question(candidate);
            if (question.isPresent()) {
                if (!isUnanswered(question.get(), i)) {
                    empty.clear();
                } else if (candidate.label().isPresent()) {
                    empty.add(candidate.number());
                }
            } else if (!empty.isEmpty() && startsAgain(empty, i)) {
                opened.add(opening(sheet.lines().get(candidate.line() - 1)));
                empty.clear();
            } else {
                empty.clear();
            }
            opened.add(candidate);
        }
        return opened;
    }

    private static Optional<Hit> question(Candidate candidate) {
        return candidate.hits().stream()
                .filter(hit -> hit.asked() && hit.likeness() >= SURE)
                .findFirst();
    }

    /** Whether nothing but rules and headings stands between a question and the next candidate. */
    private boolean isUnanswered(Hit question, int index) {
        int to =
                index + 1 < candidates.size()
                        ? candidates.get(index + 1).line()
                        : sheet.lines().size();
        int at = sheet.lineAt(question.end());
        if (!Chars.isBlank(sheet.text(), question.end(), sheet.lines().get(at).end())) {
            return false;
        }
        for (int i = at + 1; i < to; i++) {
            Line line = sheet.lines().get(i);
            String start = sheet.textOf(line).stripLeading();
            boolean none =
                    sheet.isBlank(i)
                            || line.place() == Line.Place.CELL_MARK
                            || Rules.isRule(sheet.text(), line.start(), line.end())
                            || start.startsWith("#")
                            || start.startsWith("**");
            if (!none) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the numbers from a candidate on are answers to questions before it: called so, or
     * more than a list under the last question would have.
     */
    private boolean startsAgain(NavigableSet<Integer> empty, int index) {
        Candidate first = candidates.get(index);
        if (first.label().isEmpty() || first.code() || first.line() == 0) {
            return false;
        }
        boolean again = empty.contains(first.number()) && first.number() < empty.getLast();
        if (first.label().get().kind() == Label.Kind.ANSWER) {
            return again;
        }
        if (!again || empty.size() < SEVERAL) {
            return false;
        }
        List<Integer> numbers = numbers(index);
        boolean fit = numbers.size() > 1 && empty.containsAll(numbers);
        boolean list = numbers.getFirst() == 1 && numbers.getLast() == numbers.size();
        return fit && (!list || first.afterGap() || numbers.size() == empty.size());
    }

    /** The numbers that ascend from a candidate on, up to the next question. */
    private List<Integer> numbers(int index) {
        List<Integer> numbers = new ArrayList<>();
        for (Candidate candidate : candidates.subList(index, candidates.size())) {
            if (question(candidate).isPresent()) {
                break;
            }
            boolean next = numbers.isEmpty() || candidate.number() > numbers.getLast();
            if (candidate.label().isPresent() && !candidate.code() && next) {
                numbers.add(candidate.number());
            }
        }
        return numbers;
    }
}
