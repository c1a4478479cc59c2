package dev.assay.grading.region;

import dev.assay.grading.region.Backticks.CodeSpan;
import dev.assay.grading.region.LabelledLine.Label;
import dev.assay.grading.region.Setting.Prior;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of each line what it is, from top to bottom: by its own looks and what stands above. */
final class Labels {

    /** What an item of a list must score to be code: bullets and minus signs look alike. */
    private static final double SURE = 2;

    /** Prose this plain ends code or output though a bracket is still open. */
    private static final double PLAIN_PROSE = 6;

    /** Less than this may be chance: {@code DP / DDP} is no code. */
    private static final double SOME = 0.5;

    private static final int INDENTED = 4;

    private static final Pattern MARKER =
            Pattern.compile(
                    "\\s{0,20}"
                            + "(?:(?:[-*+•–]|\\d{1,2}[.)]|[a-zA-Z]\\)|\\([a-zA-Z\\d]\\))"
                            + "[ \\t]{1,9})?"
                            + "(?i:(?:answer|ans|code|solution|example|python|java|eg|e\\.g\\.|ex)"
                            + "(?: ?\\d{1,3})?(?::|->)[ \\t]{0,9})?");

    private final String text;
    private final Setting setting;
    private final List<CodeSpan> spans;
    private final List<LabelledLine> lines = new ArrayList<>();
    private int nextSpan;

    /** Brackets that code above left open. */
    private int depth;

    /** What ends the string or comment that code above left open. */
    private Optional<String> until = Optional.empty();

    private boolean backslash;

    /** The index of the last line that is not blank; -1 before it. */
    private int last = -1;

    /** Whether the lines are those of an interpreter, which prints below what is typed. */
    private boolean transcript;

    private int printedDepth;

    /** Whether the lines are a cell's whose prompt stands above it. */
    private boolean cell;

    /** Ends that were looked for and are nowhere below. */
    private final Set<String> missing = new HashSet<>();

    Labels(String text, List<Line> lines, Setting setting, List<CodeSpan> spans) {
        this.text = text;
        this.setting = setting;
        this.spans = spans;
        lines.forEach(line -> this.lines.add(new LabelledLine(line)));
    }

    List<LabelledLine> label() {
        for (int i = 0; i < lines.size(); i++) {
            LabelledLine line = lines.get(i);
            if (until.isPresent()) {
                insideString(line);
            } else if (line.line.isBlank(text)) {
                transcript &= printedDepth > 0;
            } else {
                line.indent = line.line.content(text) - line.line.start();
                label(i, line);
            }
            if (!line.is(Label.BLANK)) {
                last = i;
            }
        }
        return lines;
    }

    private void label(int i, LabelledLine line) {
        if (!transcript && isTiny(line)) {
            ordinary(i, line);
        } else if (isTyped(line)) {
            typed(line);
        } else if (transcript || Prompts.isResult(text, line.line)) {
            printed(i, line);
        } else if (!isSpecial(line)) {
            ordinary(i, line);
        }
    }

    /**
     * One sign is neither a prompt nor a command nor an item: an answer may have many such lines.
     */
    private static boolean isTiny(LabelledLine line) {
        return line.end - line.start - line.indent < 2;
    }

    private boolean isTyped(LabelledLine line) {
        int start = Prompts.prompt(text, line.line);
        boolean first = start >= 0;
        if (!first && transcript) {
            start = Prompts.continued(text, line.line);
        }
        if (start < 0) {
            return transcript && (depth > 0 || cell) && !Prompts.isResult(text, line.line);
        }
        if (first) {
            depth = 0;
            cell = start == line.end && text.charAt(line.line.content(text)) == 'I';
        }
        line.start = start;
        return true;
    }

    private void typed(LabelledLine line) {
        line.label = Label.TYPED;
        transcript = true;
        printedDepth = 0;
        Tokens tokens = tokens(line);
        depth = Math.max(0, depth + tokens.unclosed());
        if (depth == 0) {
            line.end = Prompts.typedEnd(tokens, line.end);
        }
    }

    private void printed(int i, LabelledLine line) {
        Tokens tokens = tokens(line);
        LineShape shape = LineShape.of(tokens);
        boolean above = last >= 0 && last < i - 1;
        boolean result = Prompts.isResult(text, line.line);
        cell = false;
        transcript |= result;
        if (printedDepth == 0 && !result && (above || shape.prose() >= PLAIN_PROSE)) {
            transcript = false;
            label(i, line);
            return;
        }
        line.label = Label.PRINTED;
        printedDepth = Math.max(0, printedDepth + tokens.unclosed());
    }

    /** Commands of a shell and of notebooks. */
    private boolean isSpecial(LabelledLine line) {
        boolean shell = setting.language().filter(Shell.LANGUAGE::equals).isPresent();
        if (shell && setting.isFenced()) {
            int prompt = Shell.afterPrompt(line.said().of(text));
            line.start += Math.max(prompt, 0);
            line.label = Label.SHELL;
            return true;
        }
        if (depth > 0 || line.end - line.start > 2_000) {
            return false;
        }
        int timed = Prompts.timed(text, line.line);
        if (timed >= 0) {
            line.start = timed;
            line.label = Label.CODE;
            line.shape = new LineShape(SURE, 0, false, false, false);
            return true;
        }
        boolean isCode = setting.isFenced() || setting.prior() == Prior.CODE;
        boolean isCell = isCode && setting.isPython() && !backslash;
        if (Prompts.isMagic(text, line.line) || (isCell && Prompts.isOfCell(text, line.line))) {
            line.label = Label.MAGIC;
            return true;
        }
        int escaped = Prompts.escaped(text, line.line);
        int prompt = Shell.afterPrompt(line.said().of(text));
        int start =
                escaped >= 0
                        ? escaped
                        : prompt >= 0 ? line.start + prompt : line.line.content(text);
        if (setting.prior() == Prior.TAGGED && escaped < 0 && prompt < 0) {
            return false;
        }
        String command = text.substring(start, line.end);
        if (prompt >= 0 || (isCell && escaped >= 0) || isCommand(command, escaped >= 0)) {
            line.start = start;
            line.label = Label.SHELL;
            return true;
        }
        return false;
    }

    private static boolean isCommand(String command, boolean escaped) {
        String said = command.strip();
        return Shell.isCommand(said) || (escaped && said.matches("[a-z][\\w-]*( [\\w./~-]+)?"));
    }

    private void ordinary(int i, LabelledLine line) {
        boolean none = depth > 0 || setting.prior() == Prior.TAGGED || isTiny(line);
        int marker = none ? -1 : marker(line);
        if (marker > 0) {
            LabelledLine item = new LabelledLine(line.line);
            item.start = marker;
            Tokens tokens = tokens(item);
            LineShape shape = LineShape.of(tokens);
            if (shape.code() >= SURE && shape.code() > shape.prose() && !hasSpan(line, tokens)) {
                line.start = marker;
                line.item = true;
                line.shape = shape;
                code(line, tokens);
                return;
            }
        }
        Tokens tokens = tokens(line);
        line.shape = LineShape.of(tokens);
        line.label = label(i, line, tokens);
        if (line.is(Label.CODE)) {
            code(line, tokens);
        } else {
            depth = 0;
            backslash = false;
            if (line.is(Label.COMMENT) && tokens.openComment()) {
                open("*/", line);
            }
        }
    }

    private int marker(LabelledLine line) {
        Matcher matcher = MARKER.matcher(text).region(line.start, line.end);
        boolean found = matcher.lookingAt() && matcher.end() < line.end;
        return found && matcher.end() > line.line.content(text) ? matcher.end() : -1;
    }

    private Label label(int i, LabelledLine line, Tokens tokens) {
        LineShape shape = line.shape;
        boolean span = hasSpan(line, tokens);
        if (depth > 0 || backslash) {
            boolean ends = shape.prose() >= PLAIN_PROSE && shape.code() < 1 && !setting.isFenced();
            if (!ends && !span) {
                return Label.CODE;
            }
        }
        if (shape.comment()) {
            return span ? Label.PROSE : Label.COMMENT;
        }
        if (span) {
            return Label.PROSE;
        }
        boolean belowCode = last == i - 1 && last >= 0 && lines.get(last).is(Label.CODE);
        if (belowCode && !tokens.openTriple().isEmpty() && tokens.count() == 1) {
            return Label.CODE;
        }
        double points = shape.code() - shape.prose() + bonus(i, line);
        if (setting.prior() == Prior.TAGGED || (shape.code() >= SOME && points > 0)) {
            return Label.CODE;
        }
        if (shape.code() < SOME && (shape.prose() == 0 || points > shape.code())) {
            return isLoneWord(tokens) ? Label.PROSE : Label.NEUTRAL;
        }
        return Label.PROSE;
    }

    /** A word such as "or" between two pieces of code is none; "a" alone is a variable. */
    private static boolean isLoneWord(Tokens tokens) {
        return tokens.count() == 1
                && tokens.word(0).length() > 1
                && Words.endsName(tokens.word(0).toLowerCase(Locale.ROOT));
    }

    /** What the question and the lines above make likely. */
    private double bonus(int i, LabelledLine line) {
        double points = setting.prior().points();
        LabelledLine above = last < 0 ? line : lines.get(last);
        boolean adjacent = last >= 0 && last == i - 1;
        boolean belowCode = last >= 0 && (above.is(Label.CODE) || above.is(Label.NEUTRAL));
        if (belowCode && above.shape.opensBlock() && line.indent > above.indent) {
            points += 2.5;
        } else if (belowCode && adjacent) {
            points += line.indent > 0 ? 1 : 0.5;
        }
        boolean indented = line.indent >= INDENTED || text.startsWith("\t", line.line.start());
        if (indented && !adjacent && (last < 0 || above.is(Label.PROSE))) {
            points += 2;
        }
        return points;
    }

    private void code(LabelledLine line, Tokens tokens) {
        line.label = Label.CODE;
        depth = Math.max(0, depth + tokens.unclosed());
        backslash = line.end > line.start && text.charAt(line.end - 1) == '\\';
        if (!tokens.openTriple().isEmpty()) {
            open(tokens.openTriple(), line);
        } else if (tokens.openComment()) {
            open("*/", line);
        }
    }

    /** Goes on to the end of a string or comment, if there is one below. */
    private void open(String close, LabelledLine line) {
        int bottom = lines.getLast().end;
        if (!missing.contains(close) && text.indexOf(close, line.end, bottom) >= 0) {
            until = Optional.of(close);
        } else {
            missing.add(close);
        }
    }

    private void insideString(LabelledLine line) {
        line.label = lines.get(last).is(Label.COMMENT) ? Label.COMMENT : Label.CODE;
        line.indent = line.line.content(text) - line.line.start();
        line.continued = true;
        String close = until.orElseThrow();
        int end = text.indexOf(close, line.start, line.end);
        if (end >= 0) {
            until = Optional.empty();
            Tokens behind = new Tokens(text, end + close.length(), line.end, setting.isJava());
            depth = Math.max(0, depth + behind.unclosed());
        }
    }

    private Tokens tokens(LabelledLine line) {
        return new Tokens(text, line.start, line.end, setting.isJava());
    }

    /** Whether the line has code in backticks, other than in a comment at its end. */
    private boolean hasSpan(LabelledLine line, Tokens tokens) {
        while (nextSpan < spans.size() && spans.get(nextSpan).outer().end() <= line.line.start()) {
            nextSpan++;
        }
        if (nextSpan >= spans.size() || spans.get(nextSpan).outer().start() >= line.end) {
            return false;
        }
        int comment = tokens.codeCount();
        boolean behindCode = comment > 0 && comment < tokens.count();
        return !behindCode || spans.get(nextSpan).outer().start() < tokens.start(comment);
    }
}
