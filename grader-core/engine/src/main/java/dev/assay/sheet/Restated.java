package dev.assay.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Questions that a sheet puts a second time right under the first, as forms with a field for the
 * question do: the answer begins behind the second. Where nothing follows it, it is the answer.
 */
final class Restated {

    private static final double SAME = 0.95;

    private final SheetText sheet;
    private final Map<Integer, Candidate> candidates = new HashMap<>();

    private Restated(SheetText sheet, List<Candidate> candidates) {
        this.sheet = sheet;
        candidates.forEach(candidate -> this.candidates.put(candidate.line(), candidate));
    }

    /** The beginnings, each moved behind its question's second wording where there is one. */
    static List<Header> skip(SheetText sheet, List<Candidate> candidates, List<Header> headers) {
        Restated restated = new Restated(sheet, candidates);
        List<Header> moved = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            boolean last = i == headers.size() - 1;
            int to = last ? sheet.lines().size() : headers.get(i + 1).line();
            Header header = headers.get(i);
            moved.add(restated.again(header, to).map(header::movedBehind).orElse(header));
        }
        return moved;
    }

    /** The second wording under a beginning, before the line where the next question begins. */
    private Optional<Hit> again(Header header, int to) {
        int line = sheet.lineAt(header.end());
        int rest = sheet.lines().get(line).end();
        if (!header.whole() || !Chars.isBlank(sheet.text(), header.end(), rest)) {
            return Optional.empty();
        }
        int next = nextText(line + 1, to);
        return Optional.ofNullable(candidates.get(next))
                .filter(candidate -> candidate.label().isEmpty() && !candidate.code())
                .flatMap(candidate -> candidate.hits().stream().findFirst())
                .filter(hit -> hit.whole() && hit.likeness() >= SAME)
                .filter(hit -> header.question().filter(hit.question()::equals).isPresent())
                .filter(hit -> isFollowed(hit.end(), to));
    }

    private boolean isFollowed(int end, int to) {
        int line = sheet.lineAt(end);
        return !Chars.isBlank(sheet.text(), end, sheet.lines().get(line).end())
                || nextText(line + 1, to) < to;
    }

    private int nextText(int from, int to) {
        int next = from;
        while (next < to && sheet.isBlank(next)) {
            next++;
        }
        return next;
    }
}
