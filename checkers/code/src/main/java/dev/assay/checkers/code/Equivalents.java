package dev.assay.checkers.code;

import dev.assay.spi.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A course's sets of calls that are as good as each other, such as {@code random-tensor:
 * [torch.rand, torch.randn]}; used as {@code $random-tensor}.
 */
public record Equivalents(
        @Option("Calls by the name of their set.") Map<String, List<String>> sets) {

    public Equivalents {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        sets.forEach((name, calls) -> copy.put(name, List.copyOf(calls)));
        sets = java.util.Collections.unmodifiableMap(copy);
    }
}
