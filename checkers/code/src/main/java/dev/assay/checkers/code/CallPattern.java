package dev.assay.checkers.code;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A call as a rubric's author writes it: {@code torch.randn}, {@code .numpy()}, {@code
 * torch.save(_, "model.pt")}, {@code new ArrayList<>()}.
 *
 * @param source as written
 * @param head what the pattern starts with
 * @param steps the names, in order; at least one
 * @param called whether parentheses follow the last name, so that naming it is not enough
 * @param arguments what stands in them; empty when any will do
 */
public record CallPattern(
        String source, Head head, List<Step> steps, boolean called, Optional<Arguments> arguments) {

    /** What a pattern starts with. */
    public enum Head {
        /** A name. */
        NAME,
        /** A dot: on any value. */
        ANY_VALUE,
        /** {@code new}: a constructor. */
        NEW
    }

    /**
     * One name of a pattern.
     *
     * @param name an identifier
     * @param called whether what follows is asked of what a call of it returns, as in {@code
     *     torch.empty().uniform_}
     * @param arguments what stands between the parentheses of that call; empty when any will do
     */
    public record Step(String name, boolean called, Optional<Arguments> arguments) {

        /** A step on which nothing is called, or that takes any arguments. */
        public Step(String name, boolean called) {
            this(name, called, Optional.empty());
        }
    }

    /**
     * What stands between a pattern's parentheses.
     *
     * @param positional in order
     * @param named by keyword, in any order
     * @param open whether {@code ...} stands among them: more may follow
     */
    public record Arguments(List<Value> positional, List<Named> named, boolean open) {

        public Arguments {
            positional = List.copyOf(positional);
            named = List.copyOf(named);
        }
    }

    /** A value that is given by keyword. */
    public record Named(String name, Value value) {}

    /** A value in a pattern. */
    public sealed interface Value {

        /** {@code _}: any one value. */
        record Any() implements Value {}

        /** A text, whatever its quotes. */
        record Text(String text) implements Value {}

        /**
         * A number.
         *
         * @param fractional written with a point or an exponent
         */
        record Numeral(BigDecimal number, boolean fractional) implements Value {}

        /**
         * A list or tuple.
         *
         * @param open whether {@code ...} ends it: more may follow
         */
        record Sequence(List<Value> parts, boolean open) implements Value {

            public Sequence {
                parts = List.copyOf(parts);
            }
        }

        /** A name or a call, such as {@code True}, {@code torch.float32}, {@code len(_)}. */
        record Code(CallPattern pattern) implements Value {}
    }

    public CallPattern {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a pattern has a name");
        }
    }

    /** The name that is called. */
    public String last() {
        return steps.getLast().name();
    }

    /** Whether nothing is called on the way to the last name. */
    public boolean isPlain() {
        return steps.subList(0, steps.size() - 1).stream().noneMatch(Step::called);
    }

    /** Whether a call on the way to the last name asks for arguments. */
    public boolean hasInnerArguments() {
        return steps.stream().anyMatch(step -> step.arguments().isPresent());
    }

    /** The call on the way at a step, as a pattern of its own. */
    public CallPattern upTo(int step) {
        Step last = steps.get(step);
        List<Step> before = steps.subList(0, step);
        List<Step> all = new java.util.ArrayList<>(before);
        all.add(new Step(last.name(), false));
        return new CallPattern(source, head, all, last.called(), last.arguments());
    }

    /** The names with dots between them; calls on the way are left out. */
    public String dotted() {
        return String.join(".", steps.stream().map(Step::name).toList());
    }
}
