package dev.assay.checkers.code.python;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns Python's statements into a tree. */
final class PythonStatements extends PythonExpressions {

    PythonStatements(CodeTree.Builder to, SyntaxTree tree, @Nullable Origin[] origins) {
        super(to, tree, origins);
    }

    /** The statements in a module, a block or what does not parse. */
    void statements(int block) {
        for (int child = tree.firstChild(block);
                child != SyntaxTree.ABSENT;
                child = tree.nextSibling(child)) {
            if (tree.kind(child) == PythonKind.ERROR) {
                to.trouble(tree.start(child), tree.end(child));
                statements(child);
            } else if (tree.kind(child) == PythonKind.TOKEN) {
                if (tree.start(child) == tree.end(child)) {
                    to.trouble(tree.start(child), tree.end(child));
                }
            } else if (tree.kind(child) != PythonKind.COMMENT) {
                statement(child);
            }
        }
    }

    private void statement(int node) {
        if (to.isTooDeep()) {
            leaf(Form.OTHER, "deep", node);
            return;
        }
        switch (tree.kind(node)) {
            case PASS_STATEMENT -> {}
            case EXPRESSION_STATEMENT -> {
                List<Integer> parts = parts(node);
                if (parts.size() == 1) {
                    expressionStatement(parts.getFirst());
                } else {
                    sequence(Form.TUPLE, node, parts);
                }
                missing(node);
            }
            case IF_STATEMENT -> ifElse(node, node);
            case FOR_STATEMENT -> {
                open(Form.FOR_EACH, "", node);
                expression(tree.child(node, PythonField.LEFT), node);
                expression(tree.child(node, PythonField.RIGHT), node);
                block(tree.child(node, PythonField.BODY), node);
                elseClause(node);
                to.close();
            }
            case WHILE_STATEMENT -> {
                open(Form.WHILE, "", node);
                expression(tree.child(node, PythonField.CONDITION), node);
                block(tree.child(node, PythonField.BODY), node);
                elseClause(node);
                to.close();
            }
            case FUNCTION_DEFINITION -> function(node, node);
            case CLASS_DEFINITION -> classDefinition(node, node);
            case DECORATED_DEFINITION -> {
                int definition = tree.child(node, PythonField.DEFINITION);
                if (definition == SyntaxTree.ABSENT) {
                    other(node, "decorator");
                } else if (tree.kind(definition) == PythonKind.CLASS_DEFINITION) {
                    classDefinition(definition, node);
                } else {
                    function(definition, node);
                }
            }
            case RETURN_STATEMENT -> all(Form.RETURN, node);
            case RAISE_STATEMENT -> all(Form.THROW, node);
            case ASSERT_STATEMENT -> all(Form.ASSERT, node);
            case DELETE_STATEMENT -> all(Form.DELETE, node);
            case BREAK_STATEMENT -> leaf(Form.BREAK, "", node);
            case CONTINUE_STATEMENT -> leaf(Form.CONTINUE, "", node);
            case GLOBAL_STATEMENT, NONLOCAL_STATEMENT -> all(Form.GLOBAL, node);
            case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT, FUTURE_IMPORT_STATEMENT -> imports(node);
            case WITH_STATEMENT -> with(node);
            case TRY_STATEMENT -> tryStatement(node);
            case MATCH_STATEMENT -> match(node);
            case PRINT_STATEMENT -> {
                open(Form.CALL, "", node);
                to.resolve(
                        to.leaf(Form.NAME, "print", tree.start(node), tree.start(node)),
                        "builtins.print",
                        "");
                sequence(Form.ARGUMENTS, node, parts(node));
                to.close();
            }
            case BLOCK -> statements(node);
            case ERROR -> statements(node);
            default -> expression(node);
        }
    }

    /** Texts that stand alone are comments. */
    private void expressionStatement(int node) {
        switch (tree.kind(node)) {
            case STRING, CONCATENATED_STRING, ELLIPSIS -> {}
            default -> expression(node);
        }
    }

    /** Brackets that the parser had to add. */
    private void missing(int statement) {
        for (int node = statement; node < tree.after(statement); node++) {
            if (tree.kind(node) == PythonKind.TOKEN && tree.start(node) == tree.end(node)) {
                to.trouble(tree.start(node), tree.end(node));
                return;
            }
            if (tree.kind(node) == PythonKind.ERROR) {
                to.trouble(tree.start(node), tree.end(node));
                return;
            }
        }
    }

    private void block(int block, int owner) {
        if (block == SyntaxTree.ABSENT) {
            to.absent(tree.end(owner));
            return;
        }
        open(Form.BLOCK, "", block);
        if (tree.kind(block) == PythonKind.BLOCK) {
            statements(block);
        } else {
            statement(block);
        }
        to.close();
    }

    private void ifElse(int node, int whole) {
        open(Form.IF, "", node);
        expression(tree.child(node, PythonField.CONDITION), node);
        block(tree.child(node, PythonField.CONSEQUENCE), node);
        int next =
                node == whole
                        ? alternative(tree.firstPart(whole))
                        : alternative(tree.nextPart(node));
        if (next == SyntaxTree.ABSENT) {
            to.absent(tree.end(node));
        } else if (tree.kind(next) == PythonKind.ELIF_CLAUSE) {
            to.open(Form.BLOCK, "", tree.start(next), tree.end(whole));
            if (to.isTooDeep()) {
                leaf(Form.OTHER, "deep", next);
            } else {
                ifElse(next, whole);
            }
            to.close();
        } else {
            block(tree.child(next, PythonField.BODY), next);
        }
        to.close();
    }

    private int alternative(int from) {
        int part = from;
        while (part != SyntaxTree.ABSENT
                && tree.kind(part) != PythonKind.ELIF_CLAUSE
                && tree.kind(part) != PythonKind.ELSE_CLAUSE) {
            part = tree.nextPart(part);
        }
        return part;
    }

    private void elseClause(int node) {
        List<Integer> clauses = parts(node, PythonKind.ELSE_CLAUSE);
        if (clauses.isEmpty()) {
            to.absent(tree.end(node));
        } else {
            block(tree.child(clauses.getFirst(), PythonField.BODY), clauses.getFirst());
        }
    }

    private void function(int node, int whole) {
        open(Form.FUNCTION, "", whole);
        label(tree.child(node, PythonField.NAME), node);
        int parameters = tree.child(node, PythonField.PARAMETERS);
        if (parameters == SyntaxTree.ABSENT) {
            absent(node);
        } else {
            parameters(parameters);
        }
        expression(tree.child(node, PythonField.RETURN_TYPE), node);
        block(tree.child(node, PythonField.BODY), node);
        decorators(whole);
        absent(node);
        to.close();
    }

    private void decorators(int whole) {
        open(Form.MODIFIERS, "", whole);
        for (int decorator : parts(whole, PythonKind.DECORATOR)) {
            expression(tree.firstPart(decorator), decorator);
        }
        to.close();
    }

    private void classDefinition(int node, int whole) {
        open(Form.CLASS, "class", whole);
        label(tree.child(node, PythonField.NAME), node);
        int bases = tree.child(node, PythonField.SUPERCLASSES);
        if (bases == SyntaxTree.ABSENT) {
            open(Form.TYPES, "", node);
        } else {
            open(Form.TYPES, "", bases);
            parts(bases).forEach(this::expression);
        }
        to.close();
        int body = tree.child(node, PythonField.BODY);
        if (body == SyntaxTree.ABSENT) {
            to.absent(tree.end(node));
        } else {
            open(Form.MEMBERS, "", body);
            statements(body);
            to.close();
        }
        decorators(whole);
        absent(node);
        to.close();
    }

    private void imports(int node) {
        int from = tree.child(node, PythonField.MODULE_NAME);
        open(
                Form.IMPORT,
                from == SyntaxTree.ABSENT ? "" : tree.text(from).replaceAll("\\s", ""),
                node);
        for (int part : parts(node)) {
            if (part == from) {
                continue;
            }
            int name =
                    tree.kind(part) == PythonKind.ALIASED_IMPORT
                            ? tree.child(part, PythonField.NAME)
                            : part;
            if (name != SyntaxTree.ABSENT) {
                leaf(Form.LABEL, tree.text(name).replaceAll("\\s", ""), part);
            }
        }
        to.close();
    }

    private void with(int node) {
        open(Form.WITH, "", node);
        List<Integer> items = new ArrayList<>();
        for (int part : parts(node)) {
            if (tree.kind(part) == PythonKind.WITH_CLAUSE) {
                items.addAll(parts(part));
            }
        }
        to.open(
                Form.TYPES,
                "",
                items.isEmpty() ? tree.start(node) : tree.start(items.getFirst()),
                items.isEmpty() ? tree.start(node) : tree.end(items.getLast()));
        for (int item : items) {
            item(tree.kind(item) == PythonKind.WITH_ITEM ? tree.firstPart(item) : item);
        }
        to.close();
        block(tree.child(node, PythonField.BODY), node);
        to.close();
    }

    private void tryStatement(int node) {
        open(Form.TRY, "", node);
        absent(node);
        block(tree.child(node, PythonField.BODY), node);
        open(Form.HANDLERS, "", node);
        for (int part : parts(node)) {
            if (tree.kind(part) == PythonKind.EXCEPT_CLAUSE
                    || tree.kind(part) == PythonKind.EXCEPT_GROUP_CLAUSE) {
                handler(part);
            }
        }
        to.close();
        elseClause(node);
        List<Integer> last = parts(node, PythonKind.FINALLY_CLAUSE);
        if (last.isEmpty()) {
            to.absent(tree.end(node));
        } else {
            List<Integer> blocks = parts(last.getFirst(), PythonKind.BLOCK);
            block(blocks.isEmpty() ? SyntaxTree.ABSENT : blocks.getFirst(), node);
        }
        to.close();
    }

    private void handler(int node) {
        open(Form.HANDLER, "", node);
        List<Integer> blocks = parts(node, PythonKind.BLOCK);
        int alias = tree.child(node, PythonField.ALIAS);
        int type = SyntaxTree.ABSENT;
        for (int part : parts(node)) {
            if (tree.kind(part) != PythonKind.BLOCK && part != alias) {
                type = part;
            }
        }
        if (type != SyntaxTree.ABSENT && tree.kind(type) == PythonKind.AS_PATTERN) {
            int target = tree.child(type, PythonField.ALIAS);
            alias = target == SyntaxTree.ABSENT ? alias : tree.firstPart(target);
            type = tree.firstPart(type);
        }
        open(Form.TYPES, type == SyntaxTree.ABSENT ? "all" : "", node);
        if (type != SyntaxTree.ABSENT) {
            if (tree.kind(type) == PythonKind.TUPLE) {
                parts(type).forEach(this::expression);
            } else {
                expression(type);
            }
        }
        to.close();
        expression(alias, node);
        block(blocks.isEmpty() ? SyntaxTree.ABSENT : blocks.getFirst(), node);
        to.close();
    }

    private void match(int node) {
        open(Form.SWITCH, "", node);
        expression(tree.child(node, PythonField.SUBJECT), node);
        open(Form.CASES, "", node);
        int body = tree.child(node, PythonField.BODY);
        for (int clause : parts(body == SyntaxTree.ABSENT ? node : body, PythonKind.CASE_CLAUSE)) {
            open(Form.CASE, "", clause);
            List<Integer> patterns = parts(clause, PythonKind.CASE_PATTERN);
            open(Form.GROUP, "", clause);
            for (int pattern : patterns) {
                expression(tree.firstPart(pattern), pattern);
            }
            to.close();
            int guard = tree.child(clause, PythonField.GUARD);
            expression(guard == SyntaxTree.ABSENT ? guard : tree.firstPart(guard), clause);
            block(tree.child(clause, PythonField.CONSEQUENCE), clause);
            to.close();
        }
        to.close();
        to.close();
    }
}
