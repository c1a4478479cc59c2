package dev.assay.grading.region;

import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.Region;
import dev.assay.spi.Region.Form;
import dev.assay.spi.Region.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where an answer is prose and where it is code. */
public final class Regions {

    private static final Pattern CODE =
            Pattern.compile(
                    "(?m)^(```+|~~~+)[ \\t]*(?<tag>[\\w+#-]*)[^\\n"
                        + "]*\\n"
                        + "(?<block>[\\s\\S]*?)(?:^\\1[ \\t]*$|\\z)|`(?<inline>[^`\\n"
                        + "]+)`|(?<bare>(?:[A-Za-z_]\\w{0,99})?(?:\\.[A-Za-z_]\\w{0,99}){0,99}\\((?:[^()\\n"
                        + "]{1,99}|\\([^()\\n"
                        + "]{0,99}\\)){0,30}\\)(?:\\.[A-Za-z_]\\w*(?:\\([^()\\n"
                        + "]*\\))?){0,99}|[a-z_]\\w{0,99}(?:\\.[A-Za-z_]\\w{1,99}){1,99})");

    private Regions() {}

    /**
     * Finds them.
     *
     * @return in the order of the answer, not overlapping
     */
    public static List<Region> find(Answer answer, AnswerKind kind) {
        List<Region> regions = new ArrayList<>();
        for (AnswerFile file : answer.files()) {
            find(file, kind, regions);
        }
        return List.copyOf(regions);
    }

    private static void find(AnswerFile file, AnswerKind kind, List<Region> regions) {
        if (file.text().length() > 200_000) {
            add(regions, file, Kind.PROSE, Form.BARE, Optional.empty(), 0, file.text().length());
            return;
        }
        if (kind.form() == AnswerKind.Form.CODE && !file.text().contains("`")) {
            add(regions, file, Kind.CODE, Form.BARE, kind.language(), 0, file.text().length());
            return;
        }
        Matcher matcher = CODE.matcher(file.text());
        int at = 0;
        while (matcher.find()) {
            add(regions, file, Kind.PROSE, Form.BARE, Optional.empty(), at, matcher.start());
            if (matcher.group("inline") != null) {
                add(
                        regions,
                        file,
                        Kind.CODE,
                        Form.INLINE,
                        kind.language(),
                        matcher.start("inline"),
                        matcher.end("inline"));
            } else if (matcher.group("bare") != null) {
                add(
                        regions,
                        file,
                        Kind.CODE,
                        Form.INLINE,
                        kind.language(),
                        matcher.start(),
                        matcher.end());
            } else {
                String tag = matcher.group("tag");
                add(
                        regions,
                        file,
                        Kind.CODE,
                        Form.BLOCK,
                        tag.isEmpty() ? kind.language() : Optional.of(tag),
                        matcher.start("block"),
                        matcher.end("block"));
            }
            at = matcher.end();
        }
        add(regions, file, Kind.PROSE, Form.BARE, Optional.empty(), at, file.text().length());
    }

    private static void add(
            List<Region> regions,
            AnswerFile file,
            Kind kind,
            Form form,
            Optional<String> language,
            int start,
            int end) {
        if (!file.text().substring(start, end).isBlank()) {
            regions.add(Region.of(file, kind, form, language, start, end));
        }
    }
}
