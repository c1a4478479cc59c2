package dev.assay.sheet;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lines within answers that may begin a question which the sheet answers nowhere else: they are
 * named as one, or have most of its wording. An answer is not taken apart there, but the doubt is
 * told.
 *
 * @param lines the questions by the lines, by index, that may begin them
 * @param begun the lines where questions begin, in order
 */
record Hidden(Map<Integer, Integer> lines, List<Integer> begun) {

    /** Less is what answers say of their own subject. */
    private static final double LIKE = 0.6;

    Hidden {
        lines = Map.copyOf(lines);
        begun = List.copyOf(begun);
    }

    static Hidden of(List<Candidate> candidates, List<Header> headers, Set<Integer> questions) {
        Set<Integer> answered =
                headers.stream()
                        .flatMap(header -> header.question().stream())
                        .map(question -> question.number())
                        .collect(Collectors.toSet());
        List<Integer> begun = headers.stream().map(Header::line).sorted().toList();
        Map<Integer, Integer> lines = new TreeMap<>();
        for (Candidate candidate : candidates) {
            if (!candidate.code() && !begun.contains(candidate.line())) {
                question(candidate)
                        .filter(number -> questions.contains(number) && !answered.contains(number))
                        .ifPresent(number -> lines.put(candidate.line(), number));
            }
        }
        return new Hidden(lines, begun);
    }

    private static Optional<Integer> question(Candidate candidate) {
        if (candidate.label().filter(Hidden::isQuestion).isPresent()) {
            return Optional.of(candidate.number());
        }
        return candidate.hits().stream()
                .findFirst()
                .filter(hit -> hit.likeness() >= LIKE && hit.asked())
                .map(hit -> hit.question().number());
    }

    /** Lists number their items otherwise. */
    private static boolean isQuestion(Label label) {
        return label.delimited() && (label.isNamed() || label.style().open().endsWith("#"));
    }

    /** The first such line of the answer under a beginning, with its question. */
    Optional<Map.Entry<Integer, Integer>> under(Header header) {
        NavigableMap<Integer, Integer> below = new TreeMap<>(lines).tailMap(header.line(), false);
        int next =
                begun.stream()
                        .filter(line -> line > header.line())
                        .findFirst()
                        .orElse(Integer.MAX_VALUE);
        return Optional.ofNullable(below.firstEntry()).filter(entry -> entry.getKey() < next);
    }
}
