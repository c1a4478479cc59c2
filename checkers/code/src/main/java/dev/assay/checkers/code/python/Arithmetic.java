package dev.assay.checkers.code.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Whole numbers that an answer works out where it could write them: {@code 2 * 4}, {@code n // 2}.
 */
final class Arithmetic {

    private static final int DEEPEST = 12;

    /** Digits of a literal, bits of a result: no size or count is longer. */
    private static final int LONGEST = 40;

    private Arithmetic() {}

    /** What an expression of numbers, and of names that were given one, comes to. */
    static Optional<BigInteger> value(SyntaxTree tree, int node, PythonCode code) {
        return value(tree, node, code, 0);
    }

    private static Optional<BigInteger> value(SyntaxTree tree, int at, PythonCode code, int depth) {
        if (at == SyntaxTree.ABSENT || depth > DEEPEST) {
            return Optional.empty();
        }
        int node = tree.withoutParentheses(at);
        return switch (tree.kind(node)) {
            case INTEGER -> literal(tree.text(node));
            case UNARY_OPERATOR ->
                    tree.text(node).startsWith("-")
                            ? value(tree, tree.firstPart(node), code, depth + 1)
                                    .map(BigInteger::negate)
                            : Optional.empty();
            case BINARY_OPERATOR -> {
                int sign = tree.child(node, PythonField.OPERATOR);
                Optional<BigInteger> left =
                        value(tree, tree.child(node, PythonField.LEFT), code, depth + 1);
                Optional<BigInteger> right =
                        left.isEmpty()
                                ? left
                                : value(tree, tree.child(node, PythonField.RIGHT), code, depth + 1);
                yield sign == SyntaxTree.ABSENT || right.isEmpty()
                        ? Optional.empty()
                        : of(tree.text(sign), left.get(), right.get());
            }
            default -> {
                int whole = whole(tree, node, code);
                if (whole != SyntaxTree.ABSENT) {
                    yield value(tree, whole, code, depth + 1);
                }
                // One that was given several values in turn has none for sure.
                List<Scopes.Value> given =
                        code.known().getOrDefault(new Scopes.Value(tree, node), List.of());
                yield given.size() == 1
                        ? value(given.getFirst().tree(), given.getFirst().node(), code, depth + 1)
                        : Optional.empty();
            }
        };
    }

    /** What {@code int(…)} is given. */
    private static int whole(SyntaxTree tree, int node, PythonCode code) {
        Use use = code.at(tree, node);
        return use != null
                        && use.origin().step() == Origin.Step.FREE
                        && use.name().equals("int")
                        && use.arguments() != SyntaxTree.ABSENT
                ? tree.firstPart(use.arguments())
                : SyntaxTree.ABSENT;
    }

    private static Optional<BigInteger> literal(String text) {
        String plain = text.replace("_", "");
        return plain.length() <= LONGEST && plain.matches("[0-9]+")
                ? Optional.of(new BigInteger(plain))
                : Optional.empty();
    }

    private static Optional<BigInteger> of(String sign, BigInteger left, BigInteger right) {
        if (left.bitLength() > LONGEST || right.bitLength() > LONGEST) {
            return Optional.empty();
        }
        boolean divides = left.signum() >= 0 && right.signum() > 0; // elsewhere Python rounds down
        return switch (sign) {
            case "+" -> Optional.of(left.add(right));
            case "-" -> Optional.of(left.subtract(right));
            case "*" -> Optional.of(left.multiply(right));
            case "//" -> divides ? Optional.of(left.divide(right)) : Optional.empty();
            case "%" -> divides ? Optional.of(left.mod(right)) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
