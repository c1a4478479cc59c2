package dev.assay.grading.region;

/** A line and what was made of it so far; lives while one stretch of an answer is read. */
final class LabelledLine {

    /** What a line is. */
    enum Label {
        BLANK,
        PROSE,
        CODE,
        /** A comment and nothing else: goes with the code around it. */
        COMMENT,
        /** A comment without code around it. */
        REMARK,
        /** A word or a number: goes with what is around it. */
        NEUTRAL,
        /** Typed at a prompt, or continued there. */
        TYPED,
        /** Printed at a prompt. */
        PRINTED,
        /** A notebook's own command. */
        MAGIC,
        SHELL
    }

    final Line line;
    Label label = Label.BLANK;

    /** Where what it says begins: behind its prompt or bullet. */
    int start;

    /** Where it ends: before what was printed on the same line. */
    int end;

    /** How much of its beginning is white space. */
    int indent;

    LineShape shape = new LineShape(0, 0, false, false, false);

    /** Whether a bullet or a label such as {@code Answer:} stands before its code. */
    boolean item;

    /** Whether it goes on with a bracket, string or comment of a line above. */
    boolean continued;

    LabelledLine(Line line) {
        this.line = line;
        this.start = line.start();
        this.end = line.end();
    }

    boolean is(Label wanted) {
        return label == wanted;
    }

    Span said() {
        return new Span(start, end);
    }

    Span whole() {
        return new Span(line.start(), line.end());
    }
}
