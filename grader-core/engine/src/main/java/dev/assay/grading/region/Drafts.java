package dev.assay.grading.region;

import dev.assay.spi.AnswerFile;
import dev.assay.spi.Region;
import dev.assay.spi.Region.Form;
import dev.assay.spi.Region.Kind;
import dev.assay.spi.Region.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the regions of one file. */
final class Drafts {

    private final AnswerFile file;
    private final List<Region> regions = new ArrayList<>();

    Drafts(AnswerFile file) {
        this.file = file;
    }

    /** Adds prose, without white space at its ends; nothing where there is no more. */
    void prose(Form form, Span span) {
        add(Kind.PROSE, form, Optional.empty(), List.of(span.trim(file.text())));
    }

    /** Adds a region of several pieces; empty pieces are left out, and a region of none. */
    void add(Kind kind, Form form, Optional<String> language, List<Span> spans) {
        StringBuilder text = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        for (Span span : spans) {
            if (!span.isEmpty()) {
                text.append(file.text(), span.start(), span.end());
                int last = pieces.size() - 1;
                if (last >= 0 && pieces.get(last).end() == span.start()) {
                    pieces.set(last, new Piece(pieces.get(last).start(), span.end()));
                } else {
                    pieces.add(new Piece(span.start(), span.end()));
                }
            }
        }
        if (!text.toString().isBlank()) {
            boolean java = language.filter(Languages.JAVA::equals).isPresent();
            String read =
                    kind == Kind.CODE ? Typography.plain(text.toString(), java) : text.toString();
            regions.add(new Region(file.path(), kind, form, language, read, pieces));
        }
    }

    /** In the order of their first pieces, whichever of a transcript's two was drawn first. */
    List<Region> regions() {
        return regions.stream()
                .sorted(Comparator.comparingInt(region -> region.pieces().getFirst().start()))
                .toList();
    }
}
