package dev.assay.grading.region;

import dev.assay.spi.Region;
import dev.assay.spi.Region.Kind;
import dev.assay.spi.Region.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python in a shell's command: what is quoted in {@code python -c "…"} is a region of its own. */
final class ShellPython {

    private static final Pattern COMMAND =
            Pattern.compile(
                    "(?<![\\w.-])(?:python[23]?(?:\\.\\d{1,2})?|py|ipython)(?: -[A-Za-z]){0,4}"
                            + " -c\\s{1,8}(?=[\"'])");

    private ShellPython() {}

    /** The regions with a shell's Python split off; each stands behind its command. */
    static List<Region> split(List<Region> regions) {
        List<Region> all = new ArrayList<>();
        for (Region region : regions) {
            if (region.kind() == Kind.CODE
                    && region.language().filter(Shell.LANGUAGE::equals).isPresent()) {
                all.addAll(split(region));
            } else {
                all.add(region);
            }
        }
        return all;
    }

    private static List<Region> split(Region region) {
        String text = region.text();
        List<Span> command = new ArrayList<>();
        List<Region> all = new ArrayList<>();
        int at = 0;
        Matcher found = COMMAND.matcher(text);
        while (found.find(at)) {
            List<Span> quoted = quoted(text, found.end());
            if (quoted.stream().allMatch(span -> span.of(text).isBlank())) {
                at = found.end();
                continue;
            }
            for (Span span : quoted) {
                command.add(new Span(at, span.start()));
                at = span.end();
            }
            all.add(part(region, Optional.of(Languages.PYTHON), quoted));
        }
        command.add(new Span(at, text.length()));
        all.addFirst(part(region, region.language(), command));
        return all;
    }

    /** What stands between a quote and the next, without backslashes before other quotes. */
    private static List<Span> quoted(String text, int open) {
        char quote = text.charAt(open);
        List<Span> parts = new ArrayList<>();
        int from = open + 1;
        int i = from;
        while (i < text.length() && text.charAt(i) != quote) {
            boolean escaped =
                    quote == '"'
                            && text.charAt(i) == '\\'
                            && i + 1 < text.length()
                            && "\"\\$`".indexOf(text.charAt(i + 1)) >= 0;
            if (escaped) {
                parts.add(new Span(from, i));
                from = i + 1;
                i++;
            }
            i++;
        }
        parts.add(new Span(from, i));
        return parts.stream().filter(span -> !span.isEmpty()).toList();
    }

    private static Region part(Region region, Optional<String> language, List<Span> spans) {
        StringBuilder text = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        for (Span span : spans) {
            text.append(region.text(), span.start(), span.end());
            pieces.addAll(pieces(region, span));
        }
        return new Region(
                region.file(), region.kind(), region.form(), language, text.toString(), pieces);
    }

    /** The pieces of the answer that a part of a region's text comes from. */
    private static List<Piece> pieces(Region region, Span part) {
        List<Piece> pieces = new ArrayList<>();
        int before = 0;
        for (Piece piece : region.pieces()) {
            int from = Math.max(part.start(), before);
            int to = Math.min(part.end(), before + piece.length());
            if (from < to) {
                pieces.add(new Piece(piece.start() + from - before, piece.start() + to - before));
            }
            before += piece.length();
        }
        return pieces;
    }
}
