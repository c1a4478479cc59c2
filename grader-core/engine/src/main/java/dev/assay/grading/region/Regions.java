package dev.assay.grading.region;

import dev.assay.grading.region.Setting.Prior;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.Region;
import dev.assay.spi.Region.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where an answer is prose and where it is code.
 *
 * <p>The question's kind is a hint: an explanation may be answered by code alone, and a question
 * for code by a sentence. The pieces of the regions do not overlap; the regions stand in the order
 * of their first pieces; together they hold all of the answer but white space and marks (fences,
 * backticks, prompts, bullets before code). What a transcript's program printed and a notebook's
 * magics are {@code PROSE} of the form {@code TRANSCRIPT} or {@code CELL}. Comments belong to the
 * code around them; where there is none, they are prose in which nothing is code but what stands in
 * backticks, so that commented-out code is no code. Time and space are linear in the answer.
 */
public final class Regions {

    private Regions() {}

    /**
     * Finds them.
     *
     * @param kind what the question asks for
     * @return file by file, in order
     */
    public static List<Region> find(Answer answer, AnswerKind kind) {
        List<Region> regions = new ArrayList<>();
        for (AnswerFile file : answer.files()) {
            regions.addAll(new Regions.OfFile(file, Setting.of(kind)).find());
        }
        return List.copyOf(ShellPython.split(Languages.guess(regions)));
    }

    /** One file: what stands between fences, and what does not. */
    private static final class OfFile {

        private final String text;
        private final Setting setting;
        private final List<Line> lines;
        private final Drafts drafts;

        OfFile(AnswerFile file, Setting setting) {
            this.text = Typography.withoutCapitals(Typography.halfWidth(file.text()));
            this.setting = setting;
            this.lines = Line.split(text);
            this.drafts = new Drafts(file);
        }

        List<Region> find() {
            int plain = 0;
            int i = 0;
            while (i < lines.size()) {
                Optional<Fence> fence = Fence.open(text, lines.get(i));
                if (fence.isPresent()) {
                    read(plain, i, setting);
                    i = fenced(fence.get(), i);
                    plain = i;
                } else {
                    i++;
                }
            }
            read(plain, lines.size(), setting);
            return drafts.regions();
        }

        /** Reads a fenced block whose fence stands on a line; returns the line after it. */
        private int fenced(Fence fence, int open) {
            List<Line> content = new ArrayList<>();
            fence.rest().ifPresent(content::add);
            int i = open + 1;
            boolean closed = false;
            while (i < lines.size() && !closed) {
                Line line = lines.get(i);
                if (Fence.open(text, line).filter(next -> !next.tag().isEmpty()).isPresent()) {
                    break;
                }
                int close = fence.close(text, line);
                closed = close >= 0;
                Line inside = closed ? new Line(line.start(), close) : line;
                if (!closed || !inside.isBlank(text)) {
                    content.add(inside);
                }
                Line behind = new Line(fence.over(text, line, close), line.end());
                if (closed && !behind.isBlank(text)) {
                    lines.set(i, behind);
                } else {
                    i++;
                }
            }
            new PlainText(text, content, inside(fence, closed), drafts).read();
            return i;
        }

        private Setting inside(Fence fence, boolean closed) {
            if (Languages.isPlain(fence.tag())) {
                return new Setting(Prior.MIXED, setting.language(), Form.BLOCK);
            }
            Optional<String> language = Languages.tagged(fence.tag());
            return new Setting(
                    language.isPresent() && closed ? Prior.TAGGED : Prior.FENCED,
                    language.or(setting::language),
                    Form.BLOCK);
        }

        private void read(int from, int to, Setting how) {
            if (from < to) {
                new PlainText(text, lines.subList(from, to), how, drafts).read();
            }
        }
    }
}
