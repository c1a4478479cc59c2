package dev.assay.prose.guard;

import com.google.re2j.Pattern;
import dev.assay.spi.Region;
import java.util.ArrayList;
import java.util.List;

/** Lists of terms: those that look like code, and those that a question asks for. */
public final class Lists {

    private static final int LEAST_ITEMS = 4;
    private static final double MOSTLY = 0.6;

    private static final Pattern BETWEEN =
            Pattern.compile("[,;\\n]|\\band\\b|\\bor\\b|\\s[-*+/]\\s");

    private static final Pattern PLAIN =
            Pattern.compile(
                    "[-*+\\s\\d.)]*\\p{L}[\\p{L}\\d_'.-]*(\\s+\\p{L}[\\p{L}\\d_'-]*){0,3}\\s*");

    private static final Pattern ASKED =
            Pattern.compile(
                    "(?i)\\b(name|list|state|mention|enumerate|give|identify)\\b\\W+(\\w+\\W+){0,4}(two|three|four|five|six|seven|several|some|[2-9]|examples|reasons|objectives|advantages)\\b");

    private Lists() {}

    /** Whether a question asks for several things, so that a list of terms may be all of it. */
    static boolean areAskedFor(String prompt) {
        return ASKED.matcher(prompt).find();
    }

    /**
     * The regions of an answer but for "code" that is a list of plain terms: {@code gpu, tensor,
     * autograd} could be Python, and says as much as it would in prose.
     */
    public static List<Region> withoutLists(List<Region> regions) {
        List<Region> kept = new ArrayList<>();
        for (Region region : regions) {
            if (!isList(region)) {
                kept.add(region);
            }
        }
        return kept;
    }

    private static boolean isList(Region region) {
        return region.kind() == Region.Kind.CODE
                && region.form() != Region.Form.INLINE
                && isList(region.text());
    }

    static boolean isList(String text) {
        if (text.indexOf('=') >= 0) {
            return false;
        }
        int items = 0;
        int plain = 0;
        for (String item : BETWEEN.split(text)) {
            if (!item.isBlank()) {
                items++;
                plain += PLAIN.matches(item) ? 1 : 0;
            }
        }
        return items >= LEAST_ITEMS && plain >= MOSTLY * items;
    }
}
