package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallPattern.Arguments;
import dev.assay.checkers.code.CallPattern.Named;
import dev.assay.checkers.code.CallPattern.Value;
import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.python.CallArguments.Given;
import dev.assay.checkers.code.python.NameFit.Fit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the arguments of a call fit those of a pattern. Positional or by keyword, quotes,
 * parentheses, a value or a name that holds it: none of that matters.
 */
final class ArgumentFit {

    private static final int DEEPEST = 12;

    private static final String CUDA = "cuda";

    /** Functions and methods that take a shape as numbers, as a tuple or as {@code size=}. */
    private static final Set<String> SHAPED =
            Set.of(
                    "rand",
                    "randn",
                    "zeros",
                    "ones",
                    "empty",
                    "view",
                    "reshape",
                    "expand",
                    "repeat",
                    "permute",
                    "new_zeros",
                    "new_ones",
                    "new_empty",
                    "Tensor",
                    "FloatTensor",
                    "DoubleTensor",
                    "LongTensor",
                    "IntTensor",
                    "tile");

    /** NumPy's names of parameters that functions of torch take as well. */
    private static final Map<String, String> TORCH_NAMES =
            Map.of("axis", "dim", "keepdims", "keepdim", "a", "input", "x", "input", "x1", "input");

    private final ApiIndex index;

    ArgumentFit(ApiIndex index) {
        this.index = index;
    }

    /** Whether the call's arguments are those of the pattern. */
    boolean fits(CallPattern pattern, Use use, Fit fit, PythonCode code) {
        if (pattern.arguments().isEmpty()) {
            return true;
        }
        if (use.arguments() == SyntaxTree.ABSENT) {
            return false;
        }
        Arguments wanted = pattern.arguments().get();
        boolean shaped = SHAPED.contains(pattern.last());
        CallArguments call = CallArguments.of(use, code, shaped);
        List<Value> positional = new ArrayList<>(wanted.positional());
        Map<String, Value> named = new HashMap<>();
        String owner = owner(pattern, use, fit);
        for (Named one : wanted.named()) {
            if (shaped && CallArguments.SHAPE_NAMES.contains(one.name()) && positional.isEmpty()) {
                positional.add(one.value());
            } else {
                named.put(one.name(), one.value());
            }
        }
        boolean open = wanted.open();
        boolean wholeShape = false;
        if (shaped
                && positional.size() == 1
                && positional.getFirst() instanceof Value.Sequence sequence) {
            positional = new ArrayList<>(sequence.parts());
            open |= sequence.open();
            wholeShape = !sequence.open();
        }
        if (fit == Fit.METHOD_FOR_FUNCTION && !positional.isEmpty()) {
            positional.removeFirst();
        }
        if (fit == Fit.FUNCTION_FOR_METHOD && !call.positional().isEmpty()) {
            call =
                    new CallArguments(
                            call.positional().subList(1, call.positional().size()),
                            call.named(),
                            call.splat());
        }
        if (wholeShape && call.positional().size() > positional.size()) {
            return false;
        }
        List<List<String>> overloads = new ArrayList<>();
        overloads.add(List.of());
        if (!shaped) {
            overloads.addAll(index.parameters(owner));
        }
        for (List<String> parameters : overloads) {
            boolean numpyNames = takesNumpyNames(owner) && !parameters.isEmpty();
            if (fits(
                    positional,
                    numpyNames ? torchNames(named, parameters) : named,
                    open,
                    numpyNames
                            ? new CallArguments(
                                    call.positional(),
                                    torchNames(call.named(), parameters),
                                    call.splat())
                            : call,
                    parameters,
                    code)) {
                return true;
            }
        }
        return false;
    }

    /** The full name of the function whose parameters the arguments are for. */
    private String owner(CallPattern pattern, Use use, Fit fit) {
        if (use.origin().isStatic() && fit == Fit.SAME && index.exists(use.origin().path())) {
            String path = use.origin().path();
            String wanted = NameFit.canonical(pattern.dotted(), index);
            // A method that is called as a function has the parameters of that.
            return path.startsWith(Origin.TENSOR + ".") && wanted.equals("torch." + pattern.last())
                    ? wanted
                    : path;
        }
        String method = Origin.TENSOR + "." + pattern.last();
        return pattern.head() == CallPattern.Head.ANY_VALUE || fit != Fit.SAME
                ? method
                : NameFit.canonical(pattern.dotted(), index);
    }

    /** Arguments by torch's names of a function's parameters; its own NumPy-like names stay. */
    private static <T> Map<String, T> torchNames(Map<String, T> named, List<String> parameters) {
        Map<String, T> renamed = new HashMap<>();
        named.forEach(
                (name, value) -> {
                    String torch = TORCH_NAMES.getOrDefault(name, name);
                    boolean own = parameters.contains(name) || !parameters.contains(torch);
                    renamed.put(own ? name : torch, value);
                });
        return renamed;
    }

    /** Functions right in torch, and methods of tensors, unlike those of its modules. */
    private static boolean takesNumpyNames(String function) {
        int dot = function.lastIndexOf('.');
        String in = dot < 0 ? "" : function.substring(0, dot);
        return in.equals("torch") || in.equals(Origin.TENSOR);
    }

    private boolean fits(
            List<Value> positional,
            Map<String, Value> named,
            boolean open,
            CallArguments call,
            List<String> parameters,
            PythonCode code) {
        Map<String, Value> wanted = new HashMap<>();
        for (int i = 0; i < positional.size(); i++) {
            wanted.put(key(i, parameters), positional.get(i));
        }
        wanted.putAll(named);
        Map<String, Given> given = new HashMap<>();
        for (int i = 0; i < call.positional().size(); i++) {
            given.put(key(i, parameters), call.positional().get(i));
        }
        given.putAll(call.named());
        for (Map.Entry<String, Value> one : wanted.entrySet()) {
            Given value = given.get(one.getKey());
            if (value == null ? !call.splat() : !fits(one.getValue(), value, code)) {
                return false;
            }
        }
        return open || wanted.keySet().containsAll(given.keySet());
    }

    private static String key(int position, List<String> parameters) {
        for (int i = 0; i <= position && i < parameters.size(); i++) {
            if (parameters.get(i).startsWith("*")) {
                return "#" + position;
            }
        }
        return position < parameters.size() ? parameters.get(position) : "#" + position;
    }

    private boolean fits(Value wanted, Given given, PythonCode code) {
        return fits(wanted, given, code, new Way(DEEPEST, new HashSet<>()));
    }

    /**
     * The way from a name to its values.
     *
     * @param left how many more steps are gone
     * @param seen values of names that were looked at: none of them twice
     */
    private record Way(int left, Set<Scopes.Value> seen) {

        Way on() {
            return new Way(left - 1, seen);
        }

        /** Into a part of a value, for which something else is wanted. */
        Way into() {
            return new Way(left - 1, new HashSet<>());
        }
    }

    private boolean fits(Value wanted, Given given, PythonCode code, Way way) {
        if (wanted instanceof Value.Any) {
            return true;
        }
        if (way.left() < 0) {
            return false;
        }
        SyntaxTree tree = given.tree();
        int node = tree.withoutParentheses(given.node());
        if (tree.kind(node) == PythonKind.CONDITIONAL_EXPRESSION) {
            int first = tree.firstPart(node);
            int second = first == SyntaxTree.ABSENT ? first : tree.nextPart(first);
            int third = second == SyntaxTree.ABSENT ? second : tree.nextPart(second);
            return third != SyntaxTree.ABSENT
                    && (fits(wanted, new Given(tree, first), code, way.on())
                            || fits(wanted, new Given(tree, third), code, way.on()));
        }
        boolean direct =
                switch (wanted) {
                    case Value.Any any -> true;
                    case Value.Text text -> isText(text.text(), tree, node, code, way);
                    case Value.Numeral number -> isNumber(number, tree, node, code);
                    case Value.Sequence sequence -> isSequence(sequence, tree, node, code, way);
                    case Value.Code pattern -> isCode(pattern.pattern(), tree, node, code);
                };
        if (direct) {
            return true;
        }
        for (Scopes.Value value :
                code.known().getOrDefault(new Scopes.Value(tree, node), List.of())) {
            if (way.seen().add(value)
                    && fits(wanted, new Given(value.tree(), value.node()), code, way.on())) {
                return true;
            }
        }
        return false;
    }

    /** A device may be given as a text or as a {@code torch.device} of it. */
    private boolean isText(String text, SyntaxTree tree, int node, PythonCode code, Way way) {
        Optional<String> value = tree.stringValue(node);
        if (value.isPresent()) {
            return value.get().equals(text)
                    || (text.equals(CUDA) && value.get().matches("cuda:\\d{1,3}"));
        }
        if (text.equals(CUDA) && beginsNumberedDevice(tree, node)) {
            return true;
        }
        Use use = code.at(tree, node);
        if (use == null
                || use.arguments() == SyntaxTree.ABSENT // the class itself
                || !use.origin().path().equals("torch.device")) {
            return false;
        }
        CallArguments call = CallArguments.of(use, code, false);
        Given device =
                call.positional().isEmpty()
                        ? call.named().getOrDefault("type", call.named().get("device"))
                        : call.positional().getFirst();
        if (device == null) {
            return false;
        }
        // A device that is a number is one of those that speed up, which CUDA's are.
        boolean number = device.tree().kind(device.node()) == PythonKind.INTEGER;
        return number ? text.equals(CUDA) : fits(new Value.Text(text), device, code, way.on());
    }

    /** {@code f"cuda:{i}"}, {@code "cuda:" + str(i)}, {@code "cuda:%d" % i}. */
    private static boolean beginsNumberedDevice(SyntaxTree tree, int node) {
        int string = node;
        if (tree.kind(node) == PythonKind.BINARY_OPERATOR) {
            string = tree.child(node, PythonField.LEFT);
        } else if (tree.kind(node) == PythonKind.CALL) {
            int callee = tree.child(node, PythonField.FUNCTION);
            string =
                    callee != SyntaxTree.ABSENT && tree.kind(callee) == PythonKind.ATTRIBUTE
                            ? tree.child(callee, PythonField.OBJECT)
                            : SyntaxTree.ABSENT;
        }
        return string != SyntaxTree.ABSENT
                && tree.kind(string) == PythonKind.STRING
                && tree.text(string).matches("(?s)[fF]?(['\"]{1,3})cuda:.*");
    }

    private static boolean isNumber(
            Value.Numeral wanted, SyntaxTree tree, int node, PythonCode code) {
        boolean worked =
                tree.kind(node) == PythonKind.BINARY_OPERATOR || tree.kind(node) == PythonKind.CALL;
        if (worked && !wanted.fractional()) {
            return Arithmetic.value(tree, node, code)
                    .filter(value -> new BigDecimal(value).compareTo(wanted.number()) == 0)
                    .isPresent();
        }
        boolean negative =
                tree.kind(node) == PythonKind.UNARY_OPERATOR && tree.text(node).startsWith("-");
        int literal = negative ? tree.firstPart(node) : node;
        if (literal == SyntaxTree.ABSENT) {
            return false;
        }
        PythonKind kind = tree.kind(literal);
        boolean fits = wanted.fractional() ? kind == PythonKind.FLOAT : kind == PythonKind.INTEGER;
        if (!fits || tree.end(literal) - tree.start(literal) > 40) {
            return false;
        }
        try {
            BigDecimal number = number(tree.text(literal));
            return (negative ? number.negate() : number).compareTo(wanted.number()) == 0;
        } catch (NumberFormatException odd) {
            return false;
        }
    }

    private static BigDecimal number(String literal) {
        String plain = literal.replace("_", "").toLowerCase(Locale.ROOT);
        if (plain.startsWith("0x")) {
            return new BigDecimal(new BigInteger(plain.substring(2), 16));
        }
        return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
    }

    private boolean isSequence(
            Value.Sequence wanted, SyntaxTree tree, int node, PythonCode code, Way way) {
        PythonKind kind = tree.kind(node);
        if (!CallArguments.isSequence(kind)) {
            return false;
        }
        int part = tree.firstPart(node);
        for (Value value : wanted.parts()) {
            if (part == SyntaxTree.ABSENT
                    || !fits(value, new Given(tree, part), code, way.into())) {
                return false;
            }
            part = tree.nextPart(part);
        }
        return wanted.open() || part == SyntaxTree.ABSENT;
    }

    private boolean isCode(CallPattern pattern, SyntaxTree tree, int node, PythonCode code) {
        String text = pattern.source();
        switch (tree.kind(node)) {
            case TRUE, FALSE, NONE, IDENTIFIER -> {
                if (tree.is(node, text)) {
                    return true;
                }
            }
            default -> {}
        }
        Use use = code.at(tree, node);
        if (use == null || (pattern.called() && use.manner() != Manner.CALL)) {
            return false;
        }
        Fit fit = NameFit.of(pattern, index).fit(use);
        return fit != Fit.NONE && fits(pattern, use, fit, code);
    }
}
