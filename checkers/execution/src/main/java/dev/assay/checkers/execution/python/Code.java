package dev.assay.checkers.execution.python;

import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Region;
import dev.assay.spi.Region.Form;
import dev.assay.spi.Region.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The Python in an answer: its code regions, in their order. Code inside sentences counts only
 * where there is no other.
 */
record Code(Answer answer, List<Region> parts) {

    /** As much code as anybody types; more is not run. */
    static final int LONGEST = 200_000;

    Code {
        parts = List.copyOf(parts);
    }

    static Code of(Answer answer, CheckContext context) {
        List<Region> python =
                context.regions().stream()
                        .filter(region -> region.kind() == Kind.CODE && isPython(region))
                        .filter(region -> !region.text().isBlank())
                        .toList();
        List<Region> whole =
                python.stream().filter(region -> region.form() != Form.INLINE).toList();
        return new Code(answer, whole.isEmpty() ? python : whole);
    }

    private static boolean isPython(Region region) {
        return region.language().map(language -> language.equals("python")).orElse(true);
    }

    int length() {
        return parts.stream().mapToInt(part -> part.text().length()).sum();
    }

    /** At a prompt each line goes on whatever became of the one before. */
    static boolean isStepwise(Region part) {
        return part.form() == Form.TRANSCRIPT || part.form() == Form.CELL;
    }

    /** A sentence's code that is none is let be. */
    static boolean isQuiet(Region part) {
        return part.form() == Form.INLINE;
    }

    /**
     * The line of the answer that a line of a part stands on, from 1.
     *
     * @param part from 0
     * @param line of the part, from 1
     */
    Optional<Integer> line(int part, int line) {
        if (part < 0 || part >= parts.size() || line < 1) {
            return Optional.empty();
        }
        Region region = parts.get(part);
        int offset = 0;
        for (int i = 1; i < line; i++) {
            int next = region.text().indexOf('\n', offset);
            if (next < 0) {
                break;
            }
            offset = next + 1;
        }
        int original = region.original(Math.min(offset, region.text().length()));
        String text = answer.file(region.file()).text();
        return Optional.of(
                1
                        + (int)
                                text.substring(0, Math.min(original, text.length()))
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count());
    }
}
