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
