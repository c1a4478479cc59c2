package dev.assay.grading;

import dev.assay.plugin.ServiceUnavailableException;
import dev.assay.spi.Outcome;

/** What went wrong on our side, in words for graders and operators. */
final class Failures {

    private static final int LONGEST = 300;

    /** What a checker says of itself may hold the end of what a program wrote. */
    private static final int LONGEST_SAID = 800;

    private Failures() {}

    /** A check threw. Another try helps unless the program itself is broken. */
    static Outcome.Failed thrown(String checker, Throwable thrown) {
        boolean isBroken = thrown instanceof LinkageError || thrown instanceof StackOverflowError;
        return new Outcome.Failed(checker + ": " + describe(thrown), !isBroken);
    }

    /** A checker broke the contract; another try would break it again. */
    static Outcome.Failed misuse(String checker, String what) {
        return new Outcome.Failed(checker + ": " + cut(what), false);
    }

    /** A throwable's kind and message; of a service that is not there, what it says to do. */
    static String describe(Throwable thrown) {
        String kind = thrown.getClass().getSimpleName();
        String message = message(thrown);
        if (thrown instanceof ServiceUnavailableException && !message.isBlank()) {
            return said(message);
        }
        return cut(message.isBlank() ? kind : kind + ": " + message);
    }

    /** A message that can't be had is none. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) { // whatever a stranger's code throws
            return "";
        }
    }

    static String cut(String text) {
        return Texts.cut(text, LONGEST);
    }

    /** A checker's own words. */
    static String said(String reason) {
        return Texts.cutAmid(reason, LONGEST_SAID);
    }
}
