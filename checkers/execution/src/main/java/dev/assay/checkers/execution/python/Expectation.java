package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.python.PythonConfig.Call;
import dev.assay.checkers.execution.python.PythonConfig.Moments;
import dev.assay.checkers.execution.python.Value.Array;
import dev.assay.checkers.execution.python.Value.Many;
import dev.assay.checkers.execution.python.Value.Real;
import dev.assay.checkers.execution.python.Value.Whole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what came of a call with what must: here, where no answer can reach. */
final class Expectation {

    /** Chance keeps within so many standard errors, but for once in a hundred thousand times. */
    private static final double SIGMAS = 4.5;

    private final Call call;
    private final Same same;

    Expectation(Call call) {
        this.call = call;
        this.same =
                new Same(
                        new Tolerance(
                                call.rtol() != null ? call.rtol() : Tolerance.USUAL.relative(),
                                call.atol() != null ? call.atol() : Tolerance.USUAL.absolute()));
    }

    /** What is wrong with a value, in words that give nothing away; empty when nothing is. */
    Optional<String> wrong(Value value) {
        if (call.type() != null && !isOfType(value, call.type())) {
            return Optional.of("it is of another type");
        }
        if (call.value() != null) {
            Optional<String> different = same.difference(value, call.value());
            if (different.isPresent()) {
                return different;
            }
        }
        if (call.shape() != null && !shape(value).equals(Optional.of(call.shape()))) {
            return Optional.of("the shape is another one");
        }
        if (call.random() != null) {
            Optional<String> unlikely = unlikely(value, call.random());
            if (unlikely.isPresent()) {
                return unlikely;
            }
        }
        return tensor(value);
    }

    /** What differs from a value that the author's own code gave. */
    Optional<String> wrong(Value value, Value expected) {
        return same.difference(value, expected);
    }

    private Optional<String> tensor(Value value) {
        if (call.dtype() == null && call.device() == null && call.requiresGrad() == null) {
            return Optional.empty();
        }
        if (!(value instanceof Array array)) {
            return Optional.of("it is no tensor or array");
        }
        if (call.dtype() != null && !array.dtype().equals(Names.last(call.dtype()))) {
            return Optional.of("the dtype is another one");
        }
        if (call.device() != null && !array.device().split(":", 2)[0].equals(call.device())) {
            return Optional.of("the device is another one");
        }
        if (call.requiresGrad() != null && array.requiresGrad() != call.requiresGrad()) {
            return Optional.of(
                    array.requiresGrad() ? "it requires a gradient" : "it requires no gradient");
        }
        return Optional.empty();
    }

    private static boolean isOfType(Value value, String type) {
        return Names.isAmong(type, value.classNames());
    }

    private static Optional<List<Integer>> shape(Value value) {
        return switch (value) {
            case Array array -> Optional.of(array.shape());
            case Many many when many.items().stream().allMatch(Expectation::isNumber) ->
                    Optional.of(List.of(many.items().size()));
            case Many _, Value.Nothing _, Value.Truth _, Whole _, Real _ -> Optional.empty();
            case Value.Complex _, Value.Text _, Value.Mapping _, Value.Opaque _ -> Optional.empty();
        };
    }

    private static boolean isNumber(Value value) {
        return value instanceof Whole || value instanceof Real;
    }

    private static Optional<String> unlikely(Value value, Moments moments) {
        double[] numbers = numbers(value);
        if (numbers.length < 2) {
            return Optional.of("it is not several numbers");
        }
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double squares = 0;
        boolean isConstant = true;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
            isConstant &= number == numbers[0];
            if ((moments.min() != null && !(number >= moments.min()))
                    || (moments.max() != null && !(number <= moments.max()))) {
                return Optional.of("a number is out of range");
            }
        }
        if (isConstant) {
            return Optional.of("all numbers are the same");
        }
        double std = Math.sqrt(squares / (numbers.length - 1));
        if (moments.std() != null) {
            double error = SIGMAS * moments.std() / Math.sqrt(2.0 * (numbers.length - 1));
            if (!(Math.abs(std - moments.std()) <= error)) {
                return Optional.of("the numbers spread otherwise");
            }
            double off = SIGMAS * moments.std() / Math.sqrt(numbers.length);
            if (moments.mean() != null && !(Math.abs(mean - moments.mean()) <= off)) {
                return Optional.of("the numbers have another mean");
            }
        }
        return Optional.empty();
    }

    private static double[] numbers(Value value) {
        return switch (value) {
            case Array array
                    when array.numbers().isPresent() && !array.numbers().get().isComplex() -> {
                Numbers numbers = array.numbers().get();
                double[] all = new double[numbers.size()];
                for (int i = 0; i < all.length; i++) {
                    all[i] = numbers.real(i);
                }
                yield all;
            }
            case Many many when many.items().stream().allMatch(Expectation::isNumber) ->
                    many.items().stream()
                            .mapToDouble(
                                    each ->
                                            each instanceof Real(double real)
                                                    ? real
                                                    : ((Whole) each).value().doubleValue())
                            .toArray();
            case Array _, Many _, Value.Nothing _, Value.Truth _, Whole _, Real _ -> new double[0];
            case Value.Complex _, Value.Text _, Value.Mapping _, Value.Opaque _ -> new double[0];
        };
    }

    /** Whether what was printed is what must be, but for white space at line ends. */
    boolean isPrinted(String printed) {
        return call.prints() == null || lines(printed).equals(lines(call.prints()));
    }

    private static String lines(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
    }

    /** What must come of it, in words: for whoever may know. */
    String wanted() {
        StringBuilder words = new StringBuilder();
        add(words, "value", call.value() == null ? null : call.value().toString());
        add(words, "the value of", call.sameAs());
        add(words, "shape", call.shape());
        add(words, "dtype", call.dtype());
        add(words, "device", call.device());
        add(words, "requires-grad", call.requiresGrad());
        add(words, "type", call.type());
        add(words, "raises", call.raises());
        add(words, "prints", call.prints() == null ? null : "'" + call.prints().strip() + "'");
        add(words, "takes less than", call.takesLessThan());
        add(words, "holds", call.holds());
        if (call.random() != null) {
            add(words, "random with", call.random().mean() + " ± " + call.random().std());
        }
        return words.toString();
    }

    private static void add(
            StringBuilder words, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
        }
    }
}
