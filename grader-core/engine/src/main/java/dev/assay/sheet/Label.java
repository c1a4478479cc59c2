package dev.assay.sheet;

/**
 * A number at the start of a line, as questions and list items have it.
 *
 * @param number the number, from 1
 * @param kind what it is called
 * @param style how it is written
 * @param delimited whether something but a space ends it
 * @param opener emphasis that was opened before the number and not closed after it; often empty
 * @param start where its first mark stands in the text
 * @param end where what follows it starts
 */
record Label(
        int number, Kind kind, Style style, boolean delimited, String opener, int start, int end) {

    /** What a number is called. */
    enum Kind {
        /** Nothing: {@code 4.}, {@code (4)}. */
        PLAIN,
        /** A question: {@code Q4}, {@code Question 4}. */
        QUESTION,
        /** An answer: {@code A4:}, {@code Answer 4}. */
        ANSWER,
        /** A number alone on its line, with nothing that ends it. */
        BARE,
        /** A number with nothing that ends it before other text: only a wording tells it apart. */
        LOOSE
    }

    /**
     * How a number is written.
     *
     * @param indent columns before it
     * @param heading how many {@code #} stand before it as a Markdown heading
     * @param quoted whether it stands after {@code >}
     * @param bullet whether it stands after a bullet
     * @param bold whether it is emphasised
     * @param open the bracket or {@code #} right before it
     * @param close what ends it, such as {@code .} or {@code ):}
     */
    record Style(
            int indent,
            int heading,
            boolean quoted,
            boolean bullet,
            boolean bold,
            String open,
            String close) {

        /** From 0 to 1: how much two ways to write a number are alike. */
        double likeness(Style other) {
            double alike = 0;
            alike += close.equals(other.close) ? 0.2 : 0;
            alike += open.equals(other.open) ? 0.2 : 0;
            alike += heading == other.heading ? 0.2 : 0;
            alike += bold == other.bold ? 0.15 : 0;
            alike += bullet == other.bullet ? 0.05 : 0;
            alike += quoted == other.quoted ? 0.1 : 0;
            return alike + (Math.abs(indent - other.indent) <= 1 ? 0.1 : 0);
        }
    }

    /** Whether only a wording behind it makes it a question's number. */
    boolean isLoose() {
        return kind == Kind.LOOSE;
    }

    /** The same, taken for one that something ends. */
    Label ended() {
        return isLoose() ? new Label(number, Kind.PLAIN, style, true, opener, start, end) : this;
    }

    /** Whether it may as well number the items of a list. */
    boolean isPlain() {
        return kind == Kind.PLAIN || kind == Kind.BARE;
    }

    /** Whether the line says itself that a question or an answer begins here. */
    boolean isNamed() {
        return kind == Kind.QUESTION || kind == Kind.ANSWER;
    }
}
