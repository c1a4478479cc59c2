package dev.assay.checkers.text.pattern;

import java.util.List;

/** A rule: sequences of words, combined. */
public sealed interface Expression {

    /** Words are found as the sequence says. */
    record Match(Sequence sequence) implements Expression {}

    /** All members hold. */
    record All(List<Expression> members) implements Expression {

        public All {
            members = List.copyOf(members);
        }
    }

    /** At least one member holds. */
    record Any(List<Expression> members) implements Expression {

        public Any {
            members = List.copyOf(members);
        }
    }

    /**
     * A member under a name of the author's.
     *
     * @param name for evidence; the words' own where empty
     * @param missing what the learner reads when it does not hold; nothing where empty
     */
    record Named(String name, String missing, Expression member) implements Expression {}

    /** The member does not hold. */
    record Not(Expression member) implements Expression {}
}
