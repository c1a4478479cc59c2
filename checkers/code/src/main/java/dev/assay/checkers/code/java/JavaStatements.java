package dev.assay.checkers.code.java;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.UnparsableStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns Java's statements and declarations into a tree. */
final class JavaStatements {

    private final CodeTree.Builder to;
    private final JavaNodes nodes;
    private final JavaExpressions expressions;

    JavaStatements(CodeTree.Builder to, JavaCode.Parsed parsed, JavaNames names) {
        this.to = to;
        this.nodes = new JavaNodes(to, parsed.snippet());
        this.expressions = new JavaExpressions(to, nodes, parsed, names, this);
    }

    JavaExpressions expressions() {
        return expressions;
    }

    void importDeclaration(ImportDeclaration one) {
        nodes.open(Form.IMPORT, one.isStatic() ? "static" : "", one);
        nodes.leaf(
                Form.LABEL, one.getNameAsString() + (one.isAsterisk() ? ".*" : ""), one.getName());
        to.close();
    }

    // Declarations.

    void type(TypeDeclaration<?> type) {
        String kind =
                switch (type) {
                    case RecordDeclaration record -> "record";
                    case EnumDeclaration constants -> "enum";
                    case ClassOrInterfaceDeclaration plain when plain.isInterface() -> "interface";
                    case ClassOrInterfaceDeclaration plain -> "class";
                    default -> "annotation";
                };
        if (nodes.isTooDeep(type)) {
            return;
        }
        nodes.open(Form.CLASS, kind, type);
        nodes.leaf(Form.LABEL, type.getNameAsString(), type.getName());
        nodes.open(Form.TYPES, "", type.getName());
        switch (type) {
            case RecordDeclaration record ->
                    record.getImplementedTypes().forEach(expressions::type);
            case EnumDeclaration constants ->
                    constants.getImplementedTypes().forEach(expressions::type);
            case ClassOrInterfaceDeclaration plain -> {
                plain.getExtendedTypes().forEach(expressions::type);
                plain.getImplementedTypes().forEach(expressions::type);
            }
            default -> {}
        }
        to.close();
        nodes.openBody(Form.MEMBERS, type);
        if (type instanceof EnumDeclaration constants) {
            constants.getEntries().forEach(this::constant);
        }
        type.getMembers().forEach(this::member);
        to.close();
        modifiers(type, type.getAnnotations());
        if (type instanceof RecordDeclaration record) {
            parameters(record.getParameters(), record);
        } else {
            nodes.absent(type);
        }
        to.close();
    }

    private void constant(EnumConstantDeclaration constant) {
        nodes.open(Form.CONSTANT, "", constant);
        nodes.leaf(Form.LABEL, constant.getNameAsString(), constant.getName());
        expressions.arguments(constant.getArguments(), constant);
        members(constant.getClassBody(), constant);
        to.close();
    }

    void members(List<? extends BodyDeclaration<?>> members, Node owner) {
        nodes.openBody(Form.MEMBERS, owner);
        members.forEach(this::member);
        to.close();
    }

    void member(BodyDeclaration<?> member) {
        switch (member) {
            case MethodDeclaration method ->
                    function(method, method.getType(), method.getBody().orElse(null));
            case ConstructorDeclaration constructor ->
                    function(constructor, null, constructor.getBody());
            case CompactConstructorDeclaration constructor -> {
                nodes.open(Form.FUNCTION, "constructor", constructor);
                nodes.leaf(Form.LABEL, constructor.getNameAsString(), constructor.getName());
                nodes.absent(constructor);
                nodes.absent(constructor);
                block(constructor.getBody());
                to.close();
            }
            case FieldDeclaration field ->
                    field.getVariables().forEach(one -> declared(one, field));
            case InitializerDeclaration initializer -> {
                nodes.open(Form.OTHER, initializer.isStatic() ? "static" : "initializer", member);
                block(initializer.getBody());
                to.close();
            }
            case TypeDeclaration<?> type -> type(type);
            default -> nodes.leaf(Form.OTHER, "member", member);
        }
    }

    private void function(
            CallableDeclaration<?> function, @Nullable Type result, @Nullable BlockStmt body) {
        if (nodes.isTooDeep(function)) {
            return;
        }
        nodes.open(Form.FUNCTION, result == null ? "constructor" : "", function);
        nodes.leaf(Form.LABEL, function.getNameAsString(), function.getName());
        parameters(function.getParameters(), function);
        if (result == null) {
            nodes.absent(function);
        } else {
            expressions.type(result);
        }
        if (body == null) {
            nodes.absent(function);
        } else {
            block(body);
        }
        modifiers(function, function.getAnnotations());
        nodes.open(Form.TYPES, "", function.getName());
        function.getThrownExceptions().forEach(expressions::type);
        to.close();
        to.close();
    }

    private void parameters(List<Parameter> parameters, Node owner) {
        nodes.openList(Form.PARAMETERS, parameters, owner);
        parameters.forEach(this::parameter);
        to.close();
    }

    void parameter(Parameter parameter) {
        nodes.open(Form.PARAMETER, "", parameter);
        nodes.leaf(Form.NAME, parameter.getNameAsString(), parameter.getName());
        if (parameter.isVarArgs()) {
            nodes.open(Form.TYPE, "[]", parameter.getType());
            expressions.type(parameter.getType());
            to.close();
        } else {
            expressions.type(parameter.getType());
        }
        nodes.absent(parameter);
        to.close();
    }

    private void modifiers(NodeWithModifiers<?> node, NodeList<AnnotationExpr> annotations) {
        Node at = (Node) node;
        nodes.open(Form.MODIFIERS, "", at);
        node.getModifiers()
                .forEach(
                        one ->
                                nodes.leaf(
                                        Form.LABEL,
                                        one.getKeyword().asString(),
                                        one.getRange().isPresent() ? one : at));
        annotations.forEach(one -> nodes.leaf(Form.LABEL, "@" + one.getNameAsString(), one));
        to.close();
    }

    private void declared(VariableDeclarator variable, FieldDeclaration field) {
        nodes.open(Form.ASSIGN, "", field.getVariables().size() == 1 ? field : variable);
        declaration(variable);
        modifiers(field, field.getAnnotations());
        to.close();
    }

    private void declaration(VariableDeclarator variable) {
        nodes.leaf(Form.NAME, variable.getNameAsString(), variable.getName());
        expressions.perhaps(variable.getInitializer(), variable);
        expressions.type(variable.getType());
    }

    void variables(VariableDeclarationExpr declaration) {
        for (VariableDeclarator variable : declaration.getVariables()) {
            nodes.open(
                    Form.ASSIGN,
                    "",
                    declaration.getVariables().size() == 1 ? declaration : variable);
            declaration(variable);
            to.close();
        }
    }

    // Statements.

    void statements(BlockStmt block) {
        block.getStatements().forEach(this::statement);
    }

    void block(Statement body) {
        nodes.open(Form.BLOCK, "", body);
        if (body instanceof BlockStmt block) {
            statements(block);
        } else {
            statement(body);
        }
        to.close();
    }

    private void block(Optional<? extends Statement> body, Node owner) {
        if (body.isPresent()) {
            block(body.get());
        } else {
            nodes.absent(owner);
        }
    }

    private void statement(Statement statement) {
        if (nodes.isTooDeep(statement)) {
            return;
        }
        switch (statement) {
            case ExpressionStmt one -> {
                if (one.getExpression() instanceof VariableDeclarationExpr declaration) {
                    variables(declaration);
                } else {
                    expressions.expression(one.getExpression());
                }
            }
            case BlockStmt block -> statements(block);
            case IfStmt one -> {
                nodes.open(Form.IF, "", one);
                expressions.expression(one.getCondition());
                block(one.getThenStmt());
                block(one.getElseStmt(), one);
                to.close();
            }
            case ForEachStmt one -> {
                nodes.open(Form.FOR_EACH, "", one);
                VariableDeclarator variable = one.getVariableDeclarator();
                nodes.leaf(Form.NAME, variable.getNameAsString(), variable.getName());
                expressions.expression(one.getIterable());
                block(one.getBody());
                nodes.absent(one);
                to.close();
            }
            case ForStmt one -> {
                nodes.open(Form.FOR, "", one);
                group(one.getInitialization(), one);
                expressions.perhaps(one.getCompare(), one);
                group(one.getUpdate(), one);
                block(one.getBody());
                to.close();
            }
            case WhileStmt one -> {
                nodes.open(Form.WHILE, "", one);
                expressions.expression(one.getCondition());
                block(one.getBody());
                nodes.absent(one);
                to.close();
            }
            case DoStmt one -> {
                nodes.open(Form.DO, "", one);
                block(one.getBody());
                expressions.expression(one.getCondition());
                to.close();
            }
            case ReturnStmt one -> one(Form.RETURN, one.getExpression(), one);
            case YieldStmt one -> expressions.expression(one.getExpression());
            case ThrowStmt one -> one(Form.THROW, Optional.of(one.getExpression()), one);
            case AssertStmt one -> one(Form.ASSERT, Optional.of(one.getCheck()), one);
            case BreakStmt one -> nodes.leaf(Form.BREAK, label(one.getLabel()), one);
            case ContinueStmt one -> nodes.leaf(Form.CONTINUE, label(one.getLabel()), one);
            case TryStmt one -> tryStatement(one);
            case SwitchStmt one -> cases(one, one.getSelector(), one.getEntries());
            case SynchronizedStmt one -> {
                nodes.open(Form.OTHER, "synchronized", one);
                expressions.expression(one.getExpression());
                block(one.getBody());
                to.close();
            }
            case LabeledStmt one -> statement(one.getStatement());
            case LocalClassDeclarationStmt one -> type(one.getClassDeclaration());
            case LocalRecordDeclarationStmt one -> type(one.getRecordDeclaration());
            case ExplicitConstructorInvocationStmt one -> {
                nodes.open(Form.CALL, "", one);
                nodes.leaf(Form.NAME, one.isThis() ? "this" : "super", one);
                expressions.arguments(one.getArguments(), one);
                to.close();
            }
            case UnparsableStmt one -> {}
            case EmptyStmt one -> {}
            default -> nodes.leaf(Form.OTHER, "statement", statement);
        }
    }

    private static String label(Optional<?> label) {
        return label.map(Object::toString).orElse("");
    }

    private void one(Form form, Optional<Expression> value, Statement statement) {
        nodes.open(form, "", statement);
        value.ifPresent(expressions::expression);
        to.close();
    }

    private void group(List<Expression> parts, Node owner) {
        nodes.openList(Form.GROUP, parts, owner);
        for (Expression part : parts) {
            if (part instanceof VariableDeclarationExpr declaration) {
                variables(declaration);
            } else {
                expressions.expression(part);
            }
        }
        to.close();
    }

    private void tryStatement(TryStmt statement) {
        nodes.open(Form.TRY, "", statement);
        if (statement.getResources().isEmpty()) {
            nodes.absent(statement);
        } else {
            nodes.openList(Form.TYPES, statement.getResources(), statement);
            for (Expression resource : statement.getResources()) {
                if (resource instanceof VariableDeclarationExpr declaration) {
                    variables(declaration);
                } else {
                    expressions.expression(resource);
                }
            }
            to.close();
        }
        block(statement.getTryBlock());
        nodes.openList(Form.HANDLERS, statement.getCatchClauses(), statement);
        statement.getCatchClauses().forEach(this::handler);
        to.close();
        nodes.absent(statement);
        block(statement.getFinallyBlock(), statement);
        to.close();
    }

    private void handler(CatchClause clause) {
        nodes.open(Form.HANDLER, "", clause);
        Type type = clause.getParameter().getType();
        nodes.open(Form.TYPES, "", type);
        if (type instanceof UnionType either) {
            either.getElements().forEach(expressions::type);
        } else {
            expressions.type(type);
        }
        to.close();
        nodes.leaf(
                Form.NAME,
                clause.getParameter().getNameAsString(),
                clause.getParameter().getName());
        block(clause.getBody());
        to.close();
    }

    /** A switch; what falls out of a case by {@code break} ends it as an arrow does. */
    void cases(Node whole, Expression subject, List<SwitchEntry> entries) {
        nodes.open(Form.SWITCH, "", whole);
        expressions.expression(subject);
        nodes.openList(Form.CASES, entries, whole);
        for (SwitchEntry entry : entries) {
            nodes.open(Form.CASE, entry.isDefault() ? "default" : "", entry);
            nodes.openList(Form.GROUP, entry.getLabels(), entry);
            entry.getLabels().forEach(expressions::expression);
            to.close();
            expressions.perhaps(entry.getGuard(), entry);
            nodes.openList(Form.BLOCK, entry.getStatements(), entry);
            for (Statement statement : entry.getStatements()) {
                if (!(statement instanceof BreakStmt)) {
                    statement(statement);
                }
            }
            to.close();
            to.close();
        }
        to.close();
        to.close();
    }
}
