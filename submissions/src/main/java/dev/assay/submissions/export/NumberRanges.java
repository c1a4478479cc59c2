package dev.assay.submissions.export;

import java.util.ArrayList;
import java.util.List;

/** Numbers of questions for people: {@code 1–2, 9, 11–100}. */
public final class NumberRanges {

    private NumberRanges() {}

    /** The numbers, ascending, with runs of them folded. */
    public static String of(List<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < numbers.size(); i++) {
            boolean last = i + 1 == numbers.size() || numbers.get(i + 1) != numbers.get(i) + 1;
            if (last) {
                int low = numbers.get(from);
                int high = numbers.get(i);
                ranges.add(low == high ? Integer.toString(low) : low + "–" + high);
                from = i + 1;
            }
        }
        return String.join(", ", ranges);
    }
}
