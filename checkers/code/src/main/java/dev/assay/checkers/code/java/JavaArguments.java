package dev.assay.checkers.code.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallPattern.Arguments;
import dev.assay.checkers.code.CallPattern.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the arguments of a Java call fit those of a pattern. */
final class JavaArguments {

    private static final int DEEPEST = 12;

    private final Optional<Arguments> wanted;

    JavaArguments(Optional<Arguments> wanted) {
        this.wanted = wanted;
    }

    boolean fit(JavaUse use) {
        if (wanted.isEmpty()) {
            return true;
        }
        return use.arguments().isPresent()
                && fit(
                        wanted.get().positional(),
                        wanted.get().open(),
                        use.arguments().get(),
                        use.constants(),
                        0);
    }

    private static boolean fit(
            List<Value> wanted,
            boolean open,
            List<Expression> given,
            @Nullable Constants constants,
            int depth) {
        if (given.size() < wanted.size() || (!open && given.size() > wanted.size())) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!fits(wanted.get(i), given.get(i), constants, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(
            Value wanted, Expression given, @Nullable Constants constants, int depth) {
        if (wanted instanceof Value.Any) {
            return true;
        }
        if (depth > DEEPEST) {
            return false;
        }
        Expression value = given;
        while (value instanceof EnclosedExpr inner) {
            value = inner.getInner();
        }
        if (value instanceof ConditionalExpr either) {
            return fits(wanted, either.getThenExpr(), constants, depth + 1)
                    || fits(wanted, either.getElseExpr(), constants, depth + 1);
        }
        if (isDirectly(wanted, value, constants, depth)) {
            return true;
        }
        return value instanceof NameExpr name
                && Constants.of(name.getNameAsString(), constants)
                        .filter(held -> fits(wanted, held, constants, depth + 1))
                        .isPresent();
    }

    private static boolean isDirectly(
            Value wanted, Expression value, @Nullable Constants constants, int depth) {
        return switch (wanted) {
            case Value.Any any -> true;
            case Value.Text text -> text.text().equals(text(value));
            case Value.Numeral number -> isNumber(number, value);
            case Value.Sequence sequence -> {
                ArrayInitializerExpr array =
                        value instanceof ArrayCreationExpr made
                                ? made.getInitializer().orElse(null)
                                : value instanceof ArrayInitializerExpr plain ? plain : null;
                yield array != null
                        && fit(
                                sequence.parts(),
                                sequence.open(),
                                array.getValues(),
                                constants,
                                depth + 1);
            }
            case Value.Code code -> isCode(code.pattern(), value, constants, depth);
        };
    }

    private static String text(Expression value) {
        return switch (value) {
            case TextBlockLiteralExpr block -> block.translateEscapes();
            case StringLiteralExpr text -> text.asString();
            case CharLiteralExpr one -> String.valueOf(one.asChar());
            default -> "\0";
        };
    }

    private static boolean isNumber(Value.Numeral wanted, Expression value) {
        boolean negative =
                value instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.MINUS;
        Expression literal = value instanceof UnaryExpr unary ? unary.getExpression() : value;
        String written =
                switch (literal) {
                    case IntegerLiteralExpr number -> wanted.fractional() ? "" : number.getValue();
                    case LongLiteralExpr number -> wanted.fractional() ? "" : number.getValue();
                    case DoubleLiteralExpr number -> wanted.fractional() ? number.getValue() : "";
                    default -> "";
                };
        String plain = written.replace("_", "").toLowerCase(Locale.ROOT).replaceAll("[lfd]$", "");
        if (plain.isEmpty() || plain.length() > 40 || plain.startsWith("0x")) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
            return (negative ? number.negate() : number).compareTo(wanted.number()) == 0;
        } catch (NumberFormatException odd) {
            return false;
        }
    }

    private static boolean isCode(
            CallPattern pattern, Expression value, @Nullable Constants constants, int depth) {
        return switch (value) {
            case BooleanLiteralExpr truth -> truth.toString().equals(pattern.source());
            case NullLiteralExpr nothing -> pattern.source().equals("null");
            case NameExpr name -> name.getNameAsString().equals(pattern.dotted());
            case FieldAccessExpr field ->
                    !pattern.called()
                            && (field.toString().equals(pattern.dotted())
                                    || field.toString().endsWith("." + pattern.dotted()));
            case MethodCallExpr call ->
                    pattern.called()
                            && call.getNameAsString().equals(pattern.last())
                            && (pattern.arguments().isEmpty()
                                    || fit(
                                            pattern.arguments().get().positional(),
                                            pattern.arguments().get().open(),
                                            call.getArguments(),
                                            constants,
                                            depth + 1));
            default -> isSame(value, pattern.source());
        };
    }

    private static boolean isSame(Node value, String written) {
        return value.toString().replaceAll("\\s", "").equals(written.replaceAll("\\s", ""));
    }
}
