package dev.assay.checkers.code.structure;

/** How much work one answer may make: no pattern and no answer takes long. */
final class Budget {

    /** Comparisons for one answer and one thing that is wanted: some tens of milliseconds. */
    private static final int MOST = 400_000;

    /** The code is too intricate to be compared within the budget. */
    static final class TooMuchException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuchException() {
            super("too intricate", null, false, false);
        }
    }

    private int left = MOST;

    /**
     * Does one comparison.
     *
     * @throws TooMuchException when it is one too many
     */
    void spend() {
        if (--left < 0) {
            throw new TooMuchException();
        }
    }

    /** Counts work that is done already; whoever compares next may find that it was too much. */
    void charge(int comparisons) {
        left -= comparisons;
    }
}
