package dev.assay.checkers.code.python;

import dev.assay.checkers.code.python.Origin.Step;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.CodeTree.Builder;
import dev.assay.checkers.code.structure.Form;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Evidence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a {@link CodeTree} out of Python: all its regions, one after the other. */
public final class PythonTree {

    private static final int LONGEST_NUMBER = 40;

    private final Builder to;
    private final SyntaxTree tree;
    private final @Nullable Origin[] origins;

    private PythonTree(Builder to, SyntaxTree tree, @Nullable Origin[] origins) {
        this.to = to;
        this.tree = tree;
        this.origins = origins;
    }

    /**
     * The Python of an answer as a tree.
     *
     * @param unreadable why it was not read; then the tree is empty
     */
    public record Code(CodeTree tree, Optional<String> unreadable) {}

    /** How it is made out of an answer. */
    public record Making(PythonParser parser) implements Derivation<Code> {

        @Override
        public String key() {
            return "python.tree";
        }

        @Override
        public Code derive(Answer answer, CheckContext context) throws Exception {
            return of(context.derived(new PythonCode.Making(parser, ApiIndex.standard())));
        }
    }

    /** The tree of code that is parsed. */
    static Code of(PythonCode code) {
        Builder builder = new Builder();
        for (int i = 0; i < code.parsed().size(); i++) {
            PythonCode.Parsed parsed = code.parsed().get(i);
            builder.source(new Source(parsed));
            new PythonTree(builder, parsed.tree(), code.names().origins().get(i)).statements(0);
        }
        return new Code(builder.build(), code.unreadable());
    }

    private record Source(PythonCode.Parsed parsed) implements CodeTree.Source {

        @Override
        public String text(int start, int end) {
            return parsed.tree().text().substring(start, end);
        }

        @Override
        public Evidence.Span span(int start, int end, String label) {
            return parsed.region().span(start, end, label);
        }
    }

    private List<Integer> parts(int node) {
        List<Integer> parts = new ArrayList<>();
        for (int part = tree.firstPart(node);
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            parts.add(part);
        }
        return parts;
    }

    private List<Integer> parts(int node, PythonKind kind) {
        return parts(node).stream().filter(part -> tree.kind(part) == kind).toList();
    }

    private int open(Form form, String value, int node) {
        return to.open(form, value, tree.start(node), tree.end(node));
    }

    private void leaf(Form form, String value, int node) {
        to.leaf(form, value, tree.start(node), tree.end(node));
    }

    private void absent(int node) {
        to.absent(tree.start(node));
    }

    // Statements.

    /** The statements in a module, a block or what does not parse. */
    private void statements(int block) {
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

    private void parameters(int node) {
        open(Form.PARAMETERS, "", node);
        for (int part : parts(node)) {
            if (tree.kind(part) != PythonKind.KEYWORD_SEPARATOR
                    && tree.kind(part) != PythonKind.POSITIONAL_SEPARATOR) {
                parameter(part);
            }
        }
        to.close();
    }

    private void parameter(int node) {
        int inner = tree.kind(node) == PythonKind.TYPED_PARAMETER ? tree.firstPart(node) : node;
        String stars =
                switch (inner == SyntaxTree.ABSENT ? PythonKind.OTHER : tree.kind(inner)) {
                    case LIST_SPLAT_PATTERN -> "*";
                    case DICTIONARY_SPLAT_PATTERN -> "**";
                    default -> "";
                };
        open(Form.PARAMETER, stars, node);
        int name =
                switch (tree.kind(node)) {
                    case DEFAULT_PARAMETER, TYPED_DEFAULT_PARAMETER ->
                            tree.child(node, PythonField.NAME);
                    default -> stars.isEmpty() ? inner : tree.firstPart(inner);
                };
        expression(name, node);
        expression(tree.child(node, PythonField.TYPE), node);
        expression(tree.child(node, PythonField.VALUE), node);
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

    /** A value with {@code as} and a name, or without. */
    private void item(int node) {
        if (node == SyntaxTree.ABSENT) {
            return;
        }
        open(Form.ITEM, "", node);
        if (tree.kind(node) == PythonKind.AS_PATTERN) {
            expression(tree.firstPart(node), node);
            int alias = tree.child(node, PythonField.ALIAS);
            expression(alias == SyntaxTree.ABSENT ? alias : tree.firstPart(alias), node);
        } else {
            expression(node);
            to.absent(tree.end(node));
        }
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

    // Expressions.

    /** A child that may be left out. */
    private void expression(int node, int owner) {
        if (node == SyntaxTree.ABSENT) {
            absent(owner);
        } else {
            expression(node);
        }
    }

    private void label(int node, int owner) {
        if (node == SyntaxTree.ABSENT) {
            absent(owner);
        } else {
            leaf(Form.LABEL, tree.text(node), node);
        }
    }

    private void all(Form form, int node) {
        List<Integer> parts = parts(node);
        boolean list =
                parts.size() == 1 && tree.kind(parts.getFirst()) == PythonKind.EXPRESSION_LIST;
        if (form == Form.DELETE && list) {
            sequence(form, node, parts(parts.getFirst()));
        } else {
            sequence(form, node, parts);
        }
    }

    private void sequence(Form form, int node, List<Integer> parts) {
        open(form, "", node);
        parts.forEach(this::expression);
        to.close();
    }

    private void other(int node, String value) {
        open(Form.OTHER, value, node);
        parts(node).forEach(this::expression);
        to.close();
    }

    private void expression(int outer) {
        int node = tree.withoutParentheses(outer);
        if (to.isTooDeep()) {
            leaf(Form.OTHER, "deep", node);
            return;
        }
        switch (tree.kind(node)) {
            case IDENTIFIER -> name(node);
            case ATTRIBUTE -> {
                int opened = open(Form.MEMBER, "", node);
                resolve(opened, node);
                expression(tree.child(node, PythonField.OBJECT), node);
                label(tree.child(node, PythonField.ATTRIBUTE), node);
                to.close();
            }
            case CALL -> {
                int opened = open(Form.CALL, "", node);
                resolve(opened, node);
                expression(tree.child(node, PythonField.FUNCTION), node);
                arguments(tree.child(node, PythonField.ARGUMENTS), node);
                to.close();
            }
            case SUBSCRIPT, GENERIC_TYPE -> subscript(node);
            case SLICE -> slice(node);
            case STRING, CONCATENATED_STRING -> string(node);
            case INTEGER, FLOAT -> leaf(Form.NUMBER, number(tree.text(node)), node);
            case TRUE -> leaf(Form.LITERAL, "true", node);
            case FALSE -> leaf(Form.LITERAL, "false", node);
            case NONE -> leaf(Form.LITERAL, "null", node);
            case ELLIPSIS -> leaf(Form.LITERAL, "ellipsis", node);
            case BINARY_OPERATOR, BOOLEAN_OPERATOR -> {
                int operator = tree.child(node, PythonField.OPERATOR);
                binary(
                        operator == SyntaxTree.ABSENT ? "?" : tree.text(operator),
                        node,
                        tree.child(node, PythonField.LEFT),
                        tree.child(node, PythonField.RIGHT));
            }
            case COMPARISON_OPERATOR -> comparison(node);
            case NOT_OPERATOR -> unary("not", node);
            case UNARY_OPERATOR -> {
                int operator = tree.child(node, PythonField.OPERATOR);
                unary(operator == SyntaxTree.ABSENT ? "-" : tree.text(operator), node);
            }
            case CONDITIONAL_EXPRESSION -> conditional(node);
            case LAMBDA -> {
                open(Form.LAMBDA, "", node);
                int parameters = tree.child(node, PythonField.PARAMETERS);
                if (parameters == SyntaxTree.ABSENT) {
                    open(Form.PARAMETERS, "", node);
                    to.close();
                } else {
                    parameters(parameters);
                }
                expression(tree.child(node, PythonField.BODY), node);
                to.close();
            }
            case LIST, LIST_PATTERN -> sequence(Form.LIST, node, parts(node));
            case TUPLE, EXPRESSION_LIST, PATTERN_LIST, TUPLE_PATTERN ->
                    sequence(Form.TUPLE, node, parts(node));
            case SET -> sequence(Form.SET, node, parts(node));
            case DICTIONARY -> sequence(Form.DICTIONARY, node, parts(node));
            case PAIR -> pair(node);
            case LIST_COMPREHENSION -> comprehension("list", node);
            case SET_COMPREHENSION -> comprehension("set", node);
            case DICTIONARY_COMPREHENSION -> comprehension("dict", node);
            case GENERATOR_EXPRESSION -> comprehension("generator", node);
            case LIST_SPLAT, LIST_SPLAT_PATTERN -> splat("*", node);
            case DICTIONARY_SPLAT, DICTIONARY_SPLAT_PATTERN -> splat("**", node);
            case AWAIT -> sequence(Form.AWAIT, node, parts(node));
            case YIELD -> sequence(Form.YIELD, node, parts(node));
            case ASSIGNMENT, NAMED_EXPRESSION -> assignment(node);
            case AUGMENTED_ASSIGNMENT -> augmented(node);
            case TYPE, INTERPOLATION, AS_PATTERN_TARGET -> expression(tree.firstPart(node), node);
            case AS_PATTERN -> item(node);
            case DOTTED_NAME -> leaf(Form.NAME, tree.text(node).replaceAll("\\s", ""), node);
            case UNION_TYPE -> other(node, "|");
            case ERROR -> {
                to.trouble(tree.start(node), tree.end(node));
                other(node, "error");
            }
            default -> other(node, tree.kind(node).name().toLowerCase(Locale.ROOT));
        }
    }

    private void resolve(int opened, int node) {
        Origin origin = origins[node];
        if (origin == null) {
            return;
        }
        boolean builtin =
                origin.step() == Step.FREE && Conventions.BUILTINS.contains(origin.name());
        String name =
                origin.isStatic() ? origin.path() : builtin ? "builtins." + origin.name() : "";
        to.resolve(opened, tree.kind(node) == PythonKind.CALL ? "" : name, origin.type());
    }

    private void name(int node) {
        int opened = open(Form.NAME, tree.text(node), node);
        resolve(opened, node);
        to.close();
    }

    private void arguments(int node, int call) {
        if (node == SyntaxTree.ABSENT) {
            open(Form.ARGUMENTS, "", call);
            to.close();
            return;
        }
        open(Form.ARGUMENTS, "", node);
        if (tree.kind(node) == PythonKind.GENERATOR_EXPRESSION) {
            comprehension("generator", node);
        } else {
            List<Integer> parts = parts(node);
            for (int part : parts) {
                if (tree.kind(part) != PythonKind.KEYWORD_ARGUMENT) {
                    expression(part);
                }
            }
            for (int part : parts) {
                if (tree.kind(part) == PythonKind.KEYWORD_ARGUMENT) {
                    open(Form.KEYWORD, "", part);
                    label(tree.child(part, PythonField.NAME), part);
                    expression(tree.child(part, PythonField.VALUE), part);
                    to.close();
                }
            }
        }
        to.close();
    }

    private void subscript(int node) {
        List<Integer> parts = parts(node);
        int opened = open(Form.INDEX, "", node);
        resolve(opened, node);
        if (parts.isEmpty()) {
            absent(node);
        } else {
            expression(parts.getFirst());
        }
        open(Form.ARGUMENTS, "", node);
        for (int part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            if (tree.kind(part) == PythonKind.TUPLE) {
                parts(part).forEach(this::expression);
            } else {
                expression(part);
            }
        }
        to.close();
        to.close();
    }

    private void slice(int node) {
        open(Form.SLICE, "", node);
        int places = 0;
        boolean filled = false;
        for (int child = tree.firstChild(node);
                child != SyntaxTree.ABSENT;
                child = tree.nextSibling(child)) {
            if (tree.kind(child) == PythonKind.TOKEN) {
                if (!filled) {
                    leaf(Form.NOTHING, "", child);
                }
                places++;
                filled = false;
            } else if (tree.kind(child) != PythonKind.COMMENT) {
                expression(child);
                filled = true;
            }
        }
        if (!filled) {
            leaf(Form.NOTHING, "", node);
        }
        if (places < 2) {
            leaf(Form.NOTHING, "", node);
        }
        to.close();
    }

    private void string(int node) {
        Optional<String> value = tree.stringValue(node);
        if (value.isPresent()) {
            leaf(Form.STRING, value.get(), node);
            return;
        }
        open(Form.TEMPLATE, "", node);
        template(node);
        to.close();
    }

    private void template(int node) {
        for (int part : parts(node)) {
            switch (tree.kind(part)) {
                case STRING, CONCATENATED_STRING -> template(part);
                case STRING_CONTENT -> leaf(Form.STRING, tree.text(part), part);
                case INTERPOLATION -> expression(part);
                default -> {}
            }
        }
    }

    /** A number, however it is written. */
    static String number(String written) {
        String plain = written.replace("_", "").toLowerCase(Locale.ROOT);
        if (plain.length() > LONGEST_NUMBER) {
            return plain;
        }
        try {
            if (plain.startsWith("0x") || plain.startsWith("0o") || plain.startsWith("0b")) {
                int radix = plain.charAt(1) == 'x' ? 16 : plain.charAt(1) == 'o' ? 8 : 2;
                return new java.math.BigInteger(plain.substring(2), radix).toString();
            }
            boolean exponent = plain.matches("[0-9.]+e[+-]?[0-9]{1,3}|[0-9.]+");
            return exponent
                    ? new BigDecimal(plain.endsWith(".") ? plain + "0" : plain)
                            .stripTrailingZeros()
                            .toPlainString()
                    : plain;
        } catch (NumberFormatException odd) {
            return plain;
        }
    }

    private void binary(String operator, int node, int left, int right) {
        boolean turned = operator.equals(">") || operator.equals(">=");
        open(Form.BINARY, turned ? operator.replace('>', '<') : operator, node);
        expression(turned ? right : left, node);
        expression(turned ? left : right, node);
        to.close();
    }

    /** {@code a < b < c} is {@code a < b and b < c}. */
    private void comparison(int node) {
        List<Integer> operands = parts(node);
        List<String> operators = new ArrayList<>();
        StringBuilder operator = new StringBuilder();
        for (int child = tree.firstChild(node);
                child != SyntaxTree.ABSENT;
                child = tree.nextSibling(child)) {
            if (tree.kind(child) == PythonKind.TOKEN) {
                operator.append(operator.isEmpty() ? "" : " ").append(tree.text(child));
            } else if (!operator.isEmpty() && tree.kind(child) != PythonKind.COMMENT) {
                operators.add(operator.toString().replaceAll("\\s+", " "));
                operator.setLength(0);
            }
        }
        int last = Math.min(operators.size(), operands.size() - 1);
        if (last < 1) {
            other(node, "comparison");
            return;
        }
        for (int i = 0; i < last - 1; i++) {
            open(Form.BINARY, "and", node);
        }
        for (int i = 0; i < last; i++) {
            binary(operators.get(i), node, operands.get(i), operands.get(i + 1));
            if (i > 0) {
                to.close();
            }
        }
    }

    private void unary(String operator, int node) {
        open(Form.UNARY, operator, node);
        List<Integer> parts = parts(node);
        if (parts.isEmpty()) {
            absent(node);
        } else {
            expression(parts.getLast());
        }
        to.close();
    }

    private void conditional(int node) {
        List<Integer> parts = parts(node);
        if (parts.size() != 3) {
            other(node, "conditional");
            return;
        }
        open(Form.TERNARY, "", node);
        expression(parts.get(1));
        expression(parts.get(0));
        expression(parts.get(2));
        to.close();
    }

    private void pair(int node) {
        open(Form.PAIR, "", node);
        expression(tree.child(node, PythonField.KEY), node);
        expression(tree.child(node, PythonField.VALUE), node);
        to.close();
    }

    private void comprehension(String kind, int node) {
        open(Form.COMPREHENSION, kind, node);
        for (int part : parts(node)) {
            switch (tree.kind(part)) {
                case FOR_IN_CLAUSE -> {
                    open(Form.EACH, "", part);
                    expression(tree.child(part, PythonField.LEFT), part);
                    expression(tree.child(part, PythonField.RIGHT), part);
                    to.close();
                }
                case IF_CLAUSE -> sequence(Form.GUARD, part, parts(part));
                default -> expression(part);
            }
        }
        to.close();
    }

    private void splat(String stars, int node) {
        open(Form.SPLAT, stars, node);
        expression(tree.firstPart(node), node);
        to.close();
    }

    private void assignment(int node) {
        boolean walrus = tree.kind(node) == PythonKind.NAMED_EXPRESSION;
        open(Form.ASSIGN, "", node);
        expression(tree.child(node, walrus ? PythonField.NAME : PythonField.LEFT), node);
        expression(tree.child(node, walrus ? PythonField.VALUE : PythonField.RIGHT), node);
        expression(tree.child(node, PythonField.TYPE), node);
        to.close();
    }

    /** {@code x += 1} is {@code x = x + 1}. */
    private void augmented(int node) {
        int left = tree.child(node, PythonField.LEFT);
        int operator = tree.child(node, PythonField.OPERATOR);
        String sign = operator == SyntaxTree.ABSENT ? "+=" : tree.text(operator);
        open(Form.ASSIGN, "", node);
        expression(left, node);
        binary(
                sign.substring(0, Math.max(1, sign.length() - 1)),
                node,
                left,
                tree.child(node, PythonField.RIGHT));
        absent(node);
        to.close();
    }
}
