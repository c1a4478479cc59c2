package dev.assay.checkers.execution.python;

import java.util.List;

/** Names of classes, as authors write them. */
final class Names {

    private Names() {}

    /** {@code Tensor} of {@code torch.Tensor}. */
    static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether a name, or its last parts, are among the names of classes. */
    static boolean isAmong(String wanted, List<String> classes) {
        String name = wanted.startsWith("nn.") ? wanted.substring(3) : wanted;
        return classes.stream()
                .anyMatch(
                        each ->
                                each.equals(wanted)
                                        || each.equals(name)
                                        || each.endsWith("." + name));
    }
}
