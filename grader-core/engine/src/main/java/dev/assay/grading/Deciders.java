package dev.assay.grading;

import java.util.Collection;
import java.util.List;

/**
 * The checks that a node's interval rests on: had one of them said something else, it could be
 * another.
 *
 * <p>Who decided is told group by group:
 *
 * <ul>
 *   <li>{@code weighted-sum}: every part whose weight is not 0.
 *   <li>{@code best-of}: at full marks the chosen part alone, since no other can better it; below
 *       that every part, since a part that was judged too low would have won. An answer that takes
 *       none of the ways is as sure as the least sure "it is not this way either".
 *   <li>{@code all-or-nothing}: at 1 every part; at 0 the parts that fell short.
 *   <li>{@code gate-then-rest}: the gate alone when it fell short; else the gate and the rest.
 * </ul>
 *
 * <p>Parts of weight 0 (feedback only), and checks that failed, are pending or were skipped, never
 * decide.
 *
 * @param confidence the least among them, 0 to 1; 1 when there are none
 * @param count how many
 * @param ungradable how many of them found the answer ungradable
 */
record Deciders(double confidence, int count, int ungradable) {

    static final Deciders NONE = new Deciders(1.0, 0, 0);

    static Deciders graded(double confidence) {
        return new Deciders(confidence, 1, 0);
    }

    static Deciders ungradableLeaf() {
        return new Deciders(1.0, 1, 1);
    }

    static Deciders of(Collection<? extends NodeSum> parts) {
        return parts.stream().map(NodeSum::deciders).reduce(NONE, Deciders::and);
    }

    static Deciders of(NodeSum part) {
        return of(List.of(part));
    }

    Deciders and(Deciders other) {
        return new Deciders(
                Math.min(confidence, other.confidence),
                count + other.count,
                ungradable + other.ungradable);
    }

    /** Whether there are any and each found the answer ungradable. */
    boolean areAllUngradable() {
        return count > 0 && count == ungradable;
    }
}
