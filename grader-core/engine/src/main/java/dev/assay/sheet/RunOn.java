package dev.assay.sheet;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers that may hold the next one too: {@code 1. a library 2. pip install torch}, on one line,
 * where the sheet has no question 2 elsewhere. Only numbers tell where such a sheet's answers
 * begin; with wordings, a question within an answer is a quotation.
 *
 * @param begun the numbers that the sheet's questions begin with
 */
record RunOn(Set<Integer> begun) {

    RunOn {
        begun = Set.copyOf(begun);
    }

    static RunOn of(List<Header> headers) {
        return new RunOn(
                headers.stream()
                        .map(header -> header.candidate().number())
                        .collect(Collectors.toSet()));
    }

    /** The number within an answer's lines that may begin another answer; 0 for none. */
    int in(Header header, Excerpt answer) {
        int number = header.candidate().number();
        if (header.how() != Header.How.NUMBER || begun.contains(number + 1)) {
            return 0;
        }
        String close = header.candidate().label().orElseThrow().style().close();
        String sign = close.isBlank() ? "." : close;
        for (int i = 0; i < answer.spans().size(); i++) {
            String line = answer.spans().get(i).code() ? "" : answer.line(i).strip();
            boolean list = line.startsWith("1" + sign) || within(line, 1, sign);
            boolean own = line.startsWith(number + sign) || within(line, number, sign);
            if (!list && !own && within(line, number + 1, sign)) {
                return number + 1;
            }
        }
        return 0;
    }

    /** Whether a number stands within a line, apart, with its sign. */
    private static boolean within(String line, int number, String sign) {
        return line.contains(" " + number + sign + " ");
    }
}
