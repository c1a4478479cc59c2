package dev.assay.grading.region;

import dev.assay.grading.region.Backticks.CodeSpan;
import dev.assay.grading.region.LabelledLine.Label;
import dev.assay.spi.Region.Form;
import dev.assay.spi.Region.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws regions from lines whose labels are settled. */
final class Drawing {

    private final String text;
    private final List<LabelledLine> lines;
    private final Setting setting;
    private final Drafts drafts;

    Drawing(String text, List<LabelledLine> lines, Setting setting, Drafts drafts) {
        this.text = text;
        this.lines = lines;
        this.setting = setting;
        this.drafts = drafts;
    }

    void draw() {
        int i = 0;
        while (i < lines.size()) {
            i =
                    switch (lines.get(i).label) {
                        case BLANK -> i + 1;
                        case CODE, COMMENT, NEUTRAL, MAGIC -> code(i);
                        case TYPED, PRINTED -> transcript(i);
                        case SHELL -> shell(i);
                        case PROSE -> prose(i);
                        case REMARK -> remark(i);
                    };
        }
    }

    /** Code, with the blank lines in it, up to the next bullet; magics are left out of it. */
    private int code(int from) {
        int end = from + 1;
        int next = end;
        while (next < lines.size() && goesOn(lines.get(next))) {
            next++;
            if (!lines.get(next - 1).is(Label.BLANK)) {
                end = next;
            }
        }
        List<LabelledLine> block = lines.subList(from, end);
        boolean cell = block.stream().anyMatch(line -> line.is(Label.MAGIC));
        Form form = cell ? Form.CELL : isIndented(from) ? Form.BLOCK : setting.form();
        int indent = commonIndent(block);
        List<Span> pieces = new ArrayList<>();
        List<Span> magics = new ArrayList<>();
        for (LabelledLine line : block) {
            if (line.is(Label.MAGIC)) {
                magics.add(new Span(line.start, line.line.next(text)));
            } else {
                int start = line.item ? line.start : line.start + strip(line, indent);
                pieces.add(new Span(start, line.end));
                pieces.add(new Span(line.line.end(), line.line.next(text)));
            }
        }
        drafts.add(Kind.CODE, form, setting.language(), withoutLastLineEnd(pieces));
        drafts.add(Kind.PROSE, Form.CELL, Optional.empty(), withoutLastLineEnd(magics));
        return end;
    }

    private static boolean goesOn(LabelledLine line) {
        return line.is(Label.BLANK) || line.is(Label.MAGIC) || (line.is(Label.CODE) && !line.item);
    }

    private boolean isIndented(int from) {
        return lines.get(from).indent >= 4 && from > 0 && !lines.get(from).item;
    }

    /** The indentation that all lines share that begin a statement. */
    private static int commonIndent(List<LabelledLine> block) {
        int common = Integer.MAX_VALUE;
        for (LabelledLine line : block) {
            if (line.is(Label.CODE) && !line.continued && !line.item) {
                common = Math.min(common, line.indent);
            }
        }
        return common == Integer.MAX_VALUE ? 0 : common;
    }

    private int strip(LabelledLine line, int indent) {
        int stripped = 0;
        while (stripped < indent
                && line.start + stripped < line.end
                && Character.isWhitespace(text.charAt(line.start + stripped))) {
            stripped++;
        }
        return stripped;
    }

    private List<Span> withoutLastLineEnd(List<Span> pieces) {
        int last = pieces.size() - 1;
        if (last >= 0 && !pieces.get(last).isEmpty()) {
            Span end = pieces.get(last);
            if (text.charAt(end.end() - 1) == '\n') {
                List<Span> without = new ArrayList<>(pieces.subList(0, last));
                without.add(new Span(end.start(), end.end() - 1));
                return without;
            }
        }
        return pieces;
    }

    /** What was typed is one region, what was printed another. */
    private int transcript(int from) {
        List<Span> typed = new ArrayList<>();
        List<Span> printed = new ArrayList<>();
        int end = from;
        for (int i = from; i < lines.size(); i++) {
            LabelledLine line = lines.get(i);
            if (line.is(Label.TYPED)) {
                typed.add(line.said());
                typed.add(new Span(line.line.end(), line.line.next(text)));
                printed.add(new Span(line.end, line.line.end()).trim(text));
            } else if (line.is(Label.PRINTED)) {
                printed.add(new Span(line.start, line.line.next(text)));
            } else if (!line.is(Label.BLANK)) {
                break;
            }
            end = i + 1;
        }
        drafts.add(Kind.CODE, Form.TRANSCRIPT, setting.language(), withoutLastLineEnd(typed));
        drafts.add(Kind.PROSE, Form.TRANSCRIPT, Optional.empty(), withoutLastLineEnd(printed));
        return end;
    }

    private int shell(int from) {
        List<Span> pieces = new ArrayList<>();
        int end = from;
        while (end < lines.size() && lines.get(end).is(Label.SHELL)) {
            LabelledLine line = lines.get(end++);
            pieces.add(line.said());
            pieces.add(new Span(line.line.end(), line.line.next(text)));
        }
        drafts.add(
                Kind.CODE, setting.form(), Optional.of(Shell.LANGUAGE), withoutLastLineEnd(pieces));
        return end;
    }

    private int remark(int from) {
        int end = from + 1;
        while (end < lines.size() && lines.get(end).is(Label.REMARK)) {
            end++;
        }
        drafts.prose(
                Form.BARE, new Span(lines.get(from).line.start(), lines.get(end - 1).line.end()));
        return end;
    }

    /** A paragraph of prose, and the code in it. */
    private int prose(int from) {
        int end = from + 1;
        while (end < lines.size() && lines.get(end).is(Label.PROSE)) {
            end++;
        }
        Span paragraph = new Span(lines.get(from).line.start(), lines.get(end - 1).line.end());
        int at = paragraph.start();
        for (Inline inline : inline(lines.subList(from, end), paragraph)) {
            drafts.prose(Form.BARE, new Span(at, inline.outer().start()));
            drafts.add(
                    inline.isProse() ? Kind.PROSE : Kind.CODE,
                    inline.isProse() ? Form.BARE : Form.INLINE,
                    inline.language(),
                    List.of(inline.inner()));
            at = inline.outer().end();
        }
        drafts.prose(Form.BARE, new Span(at, paragraph.end()));
        return end;
    }

    /** Code inside prose. */
    private record Inline(Span outer, Span inner, Optional<String> language, boolean isProse) {}

    private List<Inline> inline(List<LabelledLine> prose, Span paragraph) {
        List<Inline> found = new ArrayList<>();
        List<CodeSpan> spans = setting.isFenced() ? List.of() : Backticks.find(text, paragraph);
        int next = 0;
        int at = paragraph.start();
        for (LabelledLine line : prose) {
            at = Math.max(at, line.line.start());
            while (next < spans.size() && spans.get(next).outer().start() < line.line.end()) {
                CodeSpan span = spans.get(next++);
                bare(new Span(at, Math.max(at, span.outer().start())), found);
                found.add(quoted(span));
                at = span.outer().end();
            }
            bare(new Span(at, Math.max(at, line.line.end())), found);
        }
        return found;
    }

    private Inline quoted(CodeSpan span) {
        Span inner = untagged(span.inner());
        String code = inner.of(text);
        if (Shell.afterPrompt(code) < 0 && !Shell.isCommand(code)) {
            LineShape shape =
                    LineShape.of(new Tokens(text, inner.start(), inner.end(), setting.isJava()));
            boolean prose = shape.code() == 0 && shape.prose() >= 6;
            return new Inline(
                    span.outer(), inner, prose ? Optional.empty() : setting.language(), prose);
        }
        int prompt = Math.max(0, Shell.afterPrompt(code));
        return new Inline(
                span.outer(),
                new Span(inner.start() + prompt, inner.end()),
                Optional.of(Shell.LANGUAGE),
                false);
    }

    /** Without the language that is named behind three backticks though all is on one line. */
    private Span untagged(Span inner) {
        String code = inner.of(text);
        int space = code.indexOf(' ');
        boolean tagged =
                space > 0
                        && text.startsWith("```", inner.start() - 3)
                        && Languages.tagged(code.substring(0, space)).isPresent();
        return tagged ? new Span(inner.start() + space, inner.end()).trim(text) : inner;
    }

    /** Code without backticks in a part of one line. */
    private void bare(Span part, List<Inline> found) {
        if (part.isEmpty()) {
            return;
        }
        int at = part.start();
        for (Span command : Shell.find(text, part.start(), part.end())) {
            if (command.start() >= at) {
                names(new Span(at, command.start()), found);
                found.add(new Inline(command, command, Optional.of(Shell.LANGUAGE), false));
                at = command.end();
            }
        }
        names(new Span(at, part.end()), found);
    }

    private void names(Span part, List<Inline> found) {
        for (Span name : InlineCode.find(text, part, setting.isJava())) {
            found.add(new Inline(name, name, setting.language(), false));
        }
    }
}
