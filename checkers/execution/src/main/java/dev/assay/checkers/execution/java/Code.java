package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.CompileRequest.Part;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Region;
import dev.assay.spi.Region.Form;
import dev.assay.spi.Region.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The Java in an answer: its code regions, in their order. Code inside sentences counts only where
 * there is no other.
 */
record Code(Answer answer, List<Region> regions) {

    /** As much code as anybody types; more is not run. */
    static final int LONGEST = 100_000;

    /** Nobody writes more pieces of code that are to be read as one program. */
    private static final int MOST_PARTS = 40;

    Code {
        regions = List.copyOf(regions);
    }

    static Code of(Answer answer, CheckContext context) {
        List<Region> java =
                context.regions().stream()
                        .filter(region -> region.kind() == Kind.CODE && isJava(region))
                        .filter(region -> !region.text().isBlank())
                        .toList();
        List<Region> whole = java.stream().filter(region -> !isQuiet(region)).toList();
        List<Region> parts = whole.isEmpty() ? java : whole;
        return new Code(answer, parts.subList(0, Math.min(parts.size(), MOST_PARTS)));
    }

    private static boolean isJava(Region region) {
        return region.language().map(language -> language.equals("java")).orElse(true);
    }

    private static boolean isQuiet(Region region) {
        return region.form() == Form.INLINE;
    }

    List<Part> parts() {
        return regions.stream().map(each -> new Part(each.text(), isQuiet(each))).toList();
    }

    int length() {
        return regions.stream().mapToInt(each -> each.text().length()).sum();
    }

    /** A line and a column of the answer, from 1. */
    record Place(String file, int line, int column) {}

    /**
     * Where a place in a part is in the answer.
     *
     * @param part from 0
     * @param offset into the part's text
     */
    Optional<Place> place(int part, int offset) {
        if (part < 0 || part >= regions.size() || offset < 0) {
            return Optional.empty();
        }
        Region region = regions.get(part);
        int original = region.original(Math.min(offset, region.text().length()));
        String before = answer.file(region.file()).text().substring(0, original);
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return Optional.of(new Place(region.file(), line, original - lineStart + 1));
    }

    /** The line of the answer that a line of a part stands on, from 1. */
    Optional<Integer> line(int part, int line) {
        if (part < 0 || part >= regions.size() || line < 1) {
            return Optional.empty();
        }
        String text = regions.get(part).text();
        int offset = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', offset);
            if (next < 0) {
                return Optional.empty();
            }
            offset = next + 1;
        }
        return place(part, offset).map(Place::line);
    }

    boolean hasSeveralFiles() {
        return answer.files().size() > 1;
    }
}
