package dev.assay.sheet;

/**
 * An item of a numbered list within an answer.
 *
 * @param number the item's; 0 for no item
 * @param style how its number is written: a list keeps to one way
 */
record Item(int number, String style) {

    /** No item. */
    static final Item NONE = new Item(0, "");

    /** The list's item that an answer starts with. */
    static Item at(String text, int from, int to) {
        return LabelReader.read(text, AnswerMark.start(text, from, to), to)
                .filter(label -> label.kind() == Label.Kind.PLAIN && label.delimited())
                .map(Item::of)
                .orElse(NONE);
    }

    static Item of(Label label) {
        Label.Style style = label.style();
        return new Item(label.number(), style.open() + "1" + style.close() + style.heading());
    }

    /** Whether a number goes on with the list that came to this item. */
    boolean goesOnWith(Label label) {
        Item next = of(label);
        return number > 0 && next.number == number + 1 && next.style.equals(style);
    }
}
