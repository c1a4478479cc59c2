"""Wrong variants of right code: one operator, constant, call or step changed. Run like an author's code."""

import ast
import re

_OPERATORS = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"), ast.Mod: ("%", "//"), ast.Pow: ("**", "*"), ast.MatMult: ("@", "*"),
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"), ast.In: ("in", "not in"),
    ast.And: ("and", "or"), ast.Or: ("or", "and"), ast.BitAnd: ("&", "|"), ast.BitOr: ("|", "&"),
}  # fmt: skip

_PAIRS = (
    "zeros ones", "zeros_like ones_like", "rand randn", "rand_like randn_like", "max min", "amax amin",
    "argmax argmin", "sum mean", "std var", "relu sigmoid", "ReLU Sigmoid", "softmax sigmoid",
    "log exp", "sin cos", "train eval", "squeeze unsqueeze", "cat stack", "all any", "append insert",
    "MSELoss L1Loss", "mse_loss l1_loss", "CrossEntropyLoss MSELoss", "cross_entropy mse_loss",
    "Adam SGD", "sorted reversed", "keys values", "upper lower", "add sub", "mul div", "floor ceil",
    "Linear Identity", "MaxPool2d AvgPool2d", "no_grad enable_grad", "matmul mul", "mm mul", "vstack hstack",
)  # fmt: skip
_SWAPS = {}
for _pair in _PAIRS:
    _one, _other = _pair.split()
    _SWAPS.setdefault(_one, _other)
    _SWAPS.setdefault(_other, _one)

MOST = 120


def mutants(source):
    """Start and end in the source (characters), what to put there, and what that is, of each."""
    found = []
    places = _Places(source)
    tree = ast.parse(source)
    docs = {id(node.body[0].value) for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and node.body
            and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp):
            found.append(places.operator(node.left, node.right, type(node.op)))
        elif isinstance(node, ast.BoolOp):
            found.append(places.operator(node.values[0], node.values[1], type(node.op)))
        elif isinstance(node, ast.Compare) and len(node.ops) == 1:
            found.append(places.operator(node.left, node.comparators[0], type(node.ops[0])))
        elif isinstance(node, ast.AugAssign):
            found.append(places.operator(node.target, node.value, type(node.op)))
        elif isinstance(node, ast.UnaryOp) and not isinstance(node.operand, ast.Constant):
            found.append(places.swap(node, ast.unparse(node.operand)))
        elif isinstance(node, ast.Constant) and id(node) not in docs:
            found += places.constant(node)
        elif isinstance(node, ast.Attribute) and node.attr in _SWAPS:
            found.append(places.last_name(node, node.attr, _SWAPS[node.attr]))
        elif isinstance(node, ast.Name) and node.id in _SWAPS and isinstance(node.ctx, ast.Load):
            found.append(places.last_name(node, node.id, _SWAPS[node.id]))
        elif isinstance(node, ast.Return) and node.value is not None:
            found.append(places.swap(node, "return None"))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            found.append(places.swap(node, "pass"))
        if isinstance(node, ast.Call) and len(node.args) == 2 and not node.keywords:
            one, other = (ast.unparse(each) for each in node.args)
            if one != other:
                found.append(places.between(node.args[0], node.args[1], other + ", " + one))
    found = sorted({each for each in found if each and _can_be_read(source, each)})
    step = max(1, -(-len(found) // MOST))
    return [list(each) for each in found[::step]]


def _can_be_read(source, mutant):
    start, end, text, _ = mutant
    try:
        ast.parse(source[:start] + text + source[end:])
    except (SyntaxError, ValueError):
        return False
    return source[start:end] != text


class _Places:
    """Where nodes stand, in characters."""

    def __init__(self, source):
        self.source = source
        self.lines = source.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def at(self, line, column):
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def span(self, node):
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)

    def swap(self, node, text):
        start, end = self.span(node)
        return self._made(start, end, text)

    def between(self, first, last, text):
        return self._made(self.span(first)[0], self.span(last)[1], text)

    def operator(self, left, right, kind):
        if kind not in _OPERATORS:
            return None
        was, becomes = _OPERATORS[kind]
        start, end = self.span(left)[1], self.span(right)[0]
        at = self.source.find(was, start, end)
        return None if at < 0 else self._made(at, at + len(was), becomes)

    def constant(self, node):
        value = node.value
        if isinstance(value, bool):
            return [self.swap(node, str(not value))]
        if isinstance(value, int):
            return [self.swap(node, str(value + 1)), self.swap(node, "0" if value else "-1")]
        if isinstance(value, float):
            return [self.swap(node, repr(value * 2 if value else 1.0))]
        return []

    def last_name(self, node, was, becomes):
        _, end = self.span(node)
        return self._made(end - len(was), end, becomes)

    def _made(self, start, end, text):
        was = re.sub(r"\s+", " ", self.source[start:end])
        return (start, end, text, was[:60] + " → " + text[:60])
