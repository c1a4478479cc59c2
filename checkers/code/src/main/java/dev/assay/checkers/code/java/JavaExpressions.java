package dev.assay.checkers.code.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnknownType;
import com.github.javaparser.ast.type.VarType;
import dev.assay.checkers.code.java.JavaUse.On;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns Java's expressions and types into a tree. */
final class JavaExpressions {

    private static final int LONGEST_NUMBER = 40;

    private final CodeTree.Builder to;
    private final JavaNodes nodes;
    private final JavaCode.Parsed parsed;
    private final JavaNames names;
    private final JavaStatements statements;

    JavaExpressions(
            CodeTree.Builder to,
            JavaNodes nodes,
            JavaCode.Parsed parsed,
            JavaNames names,
            JavaStatements statements) {
        this.to = to;
        this.nodes = nodes;
        this.parsed = parsed;
        this.names = names;
        this.statements = statements;
    }

    void perhaps(Optional<Expression> expression, Node owner) {
        if (expression.isPresent()) {
            expression(expression.get());
        } else {
            nodes.absent(owner);
        }
    }

    void expression(Expression outer) {
        Expression node = outer;
        while (node instanceof EnclosedExpr inner) {
            node = inner.getInner();
        }
        if (nodes.isTooDeep(node)) {
            return;
        }
        switch (node) {
            case NameExpr name -> name(name);
            case ThisExpr one -> nodes.leaf(Form.NAME, "this", one);
            case SuperExpr one -> nodes.leaf(Form.NAME, "super", one);
            case FieldAccessExpr field -> {
                int opened = nodes.open(Form.MEMBER, "", field);
                to.resolve(opened, member(use(field)), "");
                scope(field.getScope(), use(field));
                nodes.leaf(Form.LABEL, field.getNameAsString(), field.getName());
                to.close();
            }
            case MethodCallExpr call -> {
                nodes.open(Form.CALL, "", call);
                callee(call);
                arguments(call.getArguments(), call);
                to.close();
            }
            case ObjectCreationExpr made -> {
                nodes.open(Form.NEW, "", made);
                type(made.getType());
                arguments(made.getArguments(), made);
                if (made.getAnonymousClassBody().isPresent()) {
                    statements.members(made.getAnonymousClassBody().get(), made);
                } else {
                    nodes.absent(made);
                }
                to.close();
            }
            case MethodReferenceExpr reference -> {
                int opened = nodes.open(Form.REFERENCE, "", reference);
                to.resolve(opened, member(use(reference)), "");
                scope(reference.getScope(), use(reference));
                nodes.leaf(Form.LABEL, reference.getIdentifier(), reference);
                to.close();
            }
            case StringLiteralExpr text -> nodes.leaf(Form.STRING, text.asString(), text);
            case TextBlockLiteralExpr text ->
                    nodes.leaf(Form.STRING, text.translateEscapes(), text);
            case CharLiteralExpr one -> nodes.leaf(Form.LITERAL, "'" + one.getValue() + "'", one);
            case BooleanLiteralExpr truth ->
                    nodes.leaf(Form.LITERAL, String.valueOf(truth.getValue()), truth);
            case NullLiteralExpr nothing -> nodes.leaf(Form.LITERAL, "null", nothing);
            case IntegerLiteralExpr number -> number(number.getValue(), number);
            case LongLiteralExpr number -> number(number.getValue(), number);
            case DoubleLiteralExpr number -> number(number.getValue(), number);
            case BinaryExpr binary ->
                    binary(
                            operator(binary.getOperator()),
                            binary,
                            binary.getLeft(),
                            binary.getRight());
            case UnaryExpr unary -> unary(unary);
            case AssignExpr assign -> assign(assign);
            case ConditionalExpr either -> {
                nodes.open(Form.TERNARY, "", either);
                expression(either.getCondition());
                expression(either.getThenExpr());
                expression(either.getElseExpr());
                to.close();
            }
            case LambdaExpr lambda -> {
                nodes.open(Form.LAMBDA, "", lambda);
                nodes.openList(Form.PARAMETERS, lambda.getParameters(), lambda);
                lambda.getParameters().forEach(statements::parameter);
                to.close();
                body(lambda.getBody());
                to.close();
            }
            case CastExpr cast -> {
                nodes.open(Form.CAST, "", cast);
                type(cast.getType());
                expression(cast.getExpression());
                to.close();
            }
            case InstanceOfExpr test -> {
                nodes.open(Form.INSTANCE_OF, "", test);
                expression(test.getExpression());
                if (test.getPattern().isPresent()) {
                    expression(test.getPattern().get());
                } else {
                    type(test.getType());
                }
                to.close();
            }
            case TypePatternExpr pattern -> {
                nodes.open(Form.PARAMETER, "", pattern);
                nodes.leaf(Form.NAME, pattern.getNameAsString(), pattern.getName());
                type(pattern.getType());
                nodes.absent(pattern);
                to.close();
            }
            case ArrayAccessExpr access -> {
                nodes.open(Form.INDEX, "", access);
                expression(access.getName());
                nodes.open(Form.ARGUMENTS, "", access.getIndex());
                expression(access.getIndex());
                to.close();
                to.close();
            }
            case ArrayCreationExpr made -> array(made);
            case ArrayInitializerExpr list -> {
                nodes.open(Form.LIST, "", list);
                list.getValues().forEach(this::expression);
                to.close();
            }
            case SwitchExpr choice ->
                    statements.cases(choice, choice.getSelector(), choice.getEntries());
            case ClassExpr one -> {
                nodes.open(Form.MEMBER, "", one);
                type(one.getType());
                nodes.leaf(Form.LABEL, "class", one);
                to.close();
            }
            case TypeExpr one -> type(one.getType());
            case VariableDeclarationExpr declaration -> statements.variables(declaration);
            default -> {
                nodes.open(Form.OTHER, node.getClass().getSimpleName(), node);
                for (Node child : node.getChildNodes()) {
                    if (child instanceof Expression inner) {
                        expression(inner);
                    }
                }
                to.close();
            }
        }
    }

    private @Nullable JavaUse use(Node node) {
        return parsed.uses().get(new JavaCode.Identity(node));
    }

    /** The full name of what is used; empty when it is on a value or not known. */
    private static String member(@Nullable JavaUse use) {
        if (use == null || use.path().isEmpty() || use.path().startsWith("?")) {
            return "";
        }
        return use.on() == On.VALUE ? "" : use.path() + "." + use.name();
    }

    private void name(NameExpr name) {
        int leaf = nodes.leaf(Form.NAME, name.getNameAsString(), name);
        to.resolve(leaf, member(use(name)), "");
    }

    private void callee(MethodCallExpr call) {
        JavaUse use = use(call);
        Optional<Expression> scope = call.getScope();
        if (scope.isEmpty() || scope.get() instanceof ThisExpr) {
            int leaf = nodes.leaf(Form.NAME, call.getNameAsString(), call.getName());
            to.resolve(leaf, scope.isEmpty() ? member(use) : "", "");
            return;
        }
        int opened = nodes.open(Form.MEMBER, "", call);
        to.resolve(opened, member(use), "");
        scope(scope.get(), use);
        nodes.leaf(Form.LABEL, call.getNameAsString(), call.getName());
        to.close();
    }

    /** What stands before a dot: the use of what follows says what it is. */
    private void scope(Expression scope, @Nullable JavaUse use) {
        int at = to.size();
        expression(scope);
        if (use == null || use.path().isEmpty() || use.path().startsWith("?")) {
            return;
        }
        if (use.on() == On.CLASS) {
            to.resolve(at, use.path(), "");
        } else if (use.on() == On.VALUE) {
            to.type(at, use.path());
        }
    }

    void arguments(List<Expression> arguments, Node call) {
        nodes.openList(Form.ARGUMENTS, arguments, call);
        arguments.forEach(this::expression);
        to.close();
    }

    /** A lambda's block of one statement is that. */
    private void body(Statement body) {
        switch (body) {
            case ExpressionStmt one -> expression(one.getExpression());
            case BlockStmt block
                    when block.getStatements().size() == 1
                            && block.getStatement(0) instanceof ReturnStmt one
                            && one.getExpression().isPresent() ->
                    expression(one.getExpression().get());
            case BlockStmt block
                    when block.getStatements().size() == 1
                            && block.getStatement(0) instanceof ExpressionStmt one
                            && !(one.getExpression() instanceof VariableDeclarationExpr) ->
                    expression(one.getExpression());
            default -> statements.block(body);
        }
    }

    private void number(String written, Node node) {
        nodes.leaf(Form.NUMBER, number(written), node);
    }

    /** A number, however it is written. */
    static String number(String written) {
        String plain = written.replace("_", "").toLowerCase(Locale.ROOT);
        if (plain.length() > LONGEST_NUMBER) {
            return plain;
        }
        try {
            if (plain.startsWith("0x") || plain.startsWith("0b")) {
                return new BigInteger(
                                plain.substring(2).replaceAll("l$", ""),
                                plain.charAt(1) == 'x' ? 16 : 2)
                        .toString();
            }
            String digits = plain.replaceAll("[lfd]$", "");
            return digits.matches("[0-9.]+(e[+-]?[0-9]{1,3})?")
                    ? new BigDecimal(digits.endsWith(".") ? digits + "0" : digits)
                            .stripTrailingZeros()
                            .toPlainString()
                    : plain;
        } catch (NumberFormatException odd) {
            return plain;
        }
    }

    private static String operator(BinaryExpr.Operator operator) {
        return switch (operator) {
            case AND -> "and";
            case OR -> "or";
            default -> operator.asString();
        };
    }

    private void binary(String operator, Node node, Expression left, Expression right) {
        boolean turned = operator.equals(">") || operator.equals(">=");
        nodes.open(Form.BINARY, turned ? operator.replace('>', '<') : operator, node);
        expression(turned ? right : left);
        expression(turned ? left : right);
        to.close();
    }

    /** {@code i++} is {@code i = i + 1}. */
    private void unary(UnaryExpr unary) {
        String sign =
                switch (unary.getOperator()) {
                    case PREFIX_INCREMENT, POSTFIX_INCREMENT -> "+";
                    case PREFIX_DECREMENT, POSTFIX_DECREMENT -> "-";
                    default -> "";
                };
        if (sign.isEmpty()) {
            boolean not = unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT;
            nodes.open(Form.UNARY, not ? "not" : unary.getOperator().asString(), unary);
            expression(unary.getExpression());
            to.close();
            return;
        }
        nodes.open(Form.ASSIGN, "", unary);
        expression(unary.getExpression());
        nodes.open(Form.BINARY, sign, unary);
        expression(unary.getExpression());
        nodes.leaf(Form.NUMBER, "1", unary);
        to.close();
        nodes.absent(unary);
        to.close();
    }

    private void assign(AssignExpr assign) {
        nodes.open(Form.ASSIGN, "", assign);
        expression(assign.getTarget());
        Optional<BinaryExpr.Operator> operator = assign.getOperator().toBinaryOperator();
        if (operator.isPresent()) {
            binary(operator(operator.get()), assign, assign.getTarget(), assign.getValue());
        } else {
            expression(assign.getValue());
        }
        nodes.absent(assign);
        to.close();
    }

    private void array(ArrayCreationExpr made) {
        if (made.getInitializer().isPresent()) {
            expression(made.getInitializer().get());
            return;
        }
        nodes.open(Form.ARRAY, "", made);
        type(made.getElementType());
        nodes.open(Form.ARGUMENTS, "", made);
        made.getLevels().forEach(level -> level.getDimension().ifPresent(this::expression));
        to.close();
        to.close();
    }

    void type(Type type) {
        switch (type) {
            case UnknownType unknown -> to.absent(0);
            case ArrayType array -> {
                nodes.open(Form.TYPE, "[]", array);
                type(array.getComponentType());
                to.close();
            }
            case ClassOrInterfaceType named -> {
                int opened = nodes.open(Form.TYPE, named.getNameAsString(), named);
                String full = names.type(named);
                to.resolve(opened, full.startsWith("?") ? "" : full, "");
                boolean says = named.getTypeArguments().filter(list -> !list.isEmpty()).isPresent();
                if (says) {
                    nodes.openList(
                            Form.TYPE_ARGUMENTS, named.getTypeArguments().orElseThrow(), named);
                    named.getTypeArguments().orElseThrow().forEach(this::type);
                    to.close();
                } else if (named.getTypeArguments().isPresent()) {
                    nodes.leaf(Form.NOTHING, "<>", named);
                } else {
                    nodes.absent(named);
                }
                to.close();
            }
            case VarType any -> {
                nodes.open(Form.TYPE, "var", any);
                nodes.absent(any);
                to.close();
            }
            default -> {
                nodes.open(Form.TYPE, type.asString(), type);
                nodes.absent(type);
                to.close();
            }
        }
    }
}
