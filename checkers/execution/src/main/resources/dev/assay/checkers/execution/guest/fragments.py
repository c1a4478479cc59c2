"""Code as learners hand it in: in parts, without imports, ending in a bare expression."""

import ast
import builtins
import importlib
import linecache
import textwrap

# What everybody calls it, and where it is.
CONVENTIONAL = {
    "torch": "torch", "th": "torch", "nn": "torch.nn", "F": "torch.nn.functional",
    "optim": "torch.optim", "np": "numpy", "numpy": "numpy", "torchvision": "torchvision",
    "transforms": "torchvision.transforms", "T": "torchvision.transforms",
    "datasets": "torchvision.datasets", "models": "torchvision.models",
    "Tensor": "torch:Tensor", "Variable": "torch.autograd:Variable",
    "DataLoader": "torch.utils.data:DataLoader", "Dataset": "torch.utils.data:Dataset",
    "TensorDataset": "torch.utils.data:TensorDataset",
    "random_split": "torch.utils.data:random_split", "Subset": "torch.utils.data:Subset",
    "ConcatDataset": "torch.utils.data:ConcatDataset",
    "WeightedRandomSampler": "torch.utils.data:WeightedRandomSampler",
    "SummaryWriter": "torch.utils.tensorboard:SummaryWriter",
    "checkpoint": "torch.utils.checkpoint:checkpoint", "dist": "torch.distributed",
    "mp": "torch.multiprocessing", "autograd": "torch.autograd", "profiler": "torch.profiler",
    "lr_scheduler": "torch.optim.lr_scheduler", "Adam": "torch.optim:Adam",
    "SGD": "torch.optim:SGD", "AdamW": "torch.optim:AdamW", "StepLR": "torch.optim.lr_scheduler:StepLR",
    "DDP": "torch.nn.parallel:DistributedDataParallel",
    "autocast": "torch.cuda.amp:autocast", "GradScaler": "torch.cuda.amp:GradScaler",
    "pd": "pandas", "plt": "matplotlib.pyplot", "sns": "seaborn", "tqdm": "tqdm:tqdm",
    "trange": "tqdm:trange", "os": "os", "sys": "sys", "math": "math",
    "random": "random", "re": "re", "json": "json", "time": "time", "copy": "copy",
    "itertools": "itertools", "functools": "functools", "collections": "collections",
    "string": "string", "heapq": "heapq", "bisect": "bisect", "operator": "operator",
    "statistics": "statistics", "datetime": "datetime", "io": "io", "pickle": "pickle",
    "typing": "typing", "dataclasses": "dataclasses", "pathlib": "pathlib", "glob": "glob",
    "warnings": "warnings", "threading": "threading", "logging": "logging", "gc": "gc",
    "Counter": "collections:Counter", "defaultdict": "collections:defaultdict",
    "deque": "collections:deque", "namedtuple": "collections:namedtuple",
    "OrderedDict": "collections:OrderedDict", "reduce": "functools:reduce",
    "partial": "functools:partial", "lru_cache": "functools:lru_cache", "wraps": "functools:wraps",
    "cache": "functools:cache", "dataclass": "dataclasses:dataclass", "Path": "pathlib:Path",
    "List": "typing:List", "Dict": "typing:Dict", "Tuple": "typing:Tuple", "Set": "typing:Set",
    "Optional": "typing:Optional", "Union": "typing:Union", "Any": "typing:Any",
    "Callable": "typing:Callable", "Iterable": "typing:Iterable", "Iterator": "typing:Iterator",
    "sqrt": "math:sqrt", "deepcopy": "copy:deepcopy", "ABC": "abc:ABC",
    "abstractmethod": "abc:abstractmethod", "Enum": "enum:Enum", "product": "itertools:product",
    "permutations": "itertools:permutations", "combinations": "itertools:combinations",
    "display": "IPython.display:display", "get_ipython": "IPython:get_ipython",
    "BytesIO": "io:BytesIO", "StringIO": "io:StringIO", "sleep": "time:sleep",
}  # fmt: skip

class Part:
    """A region of the answer, parsed."""

    def __init__(self, file, tree, problem, stepwise):
        self.file = file
        self.tree = tree
        self.problem = problem
        self.stepwise = stepwise

    def chunks(self):
        """What is run at once: all of it, or one statement after the other as at a prompt."""
        if self.tree is None:
            return
        body = self.tree.body
        if not self.stepwise:
            yield ast.Module(body, [])
            return
        for statement in body:
            yield ast.Module([statement], [])


def read(text, index, stepwise=False, quiet=False):
    """Parses a part; quiet says that one that can't be parsed is no code after all."""
    file = "<answer%d>" % index
    problem = None
    for attempt in (text, textwrap.dedent(text), text.strip()):
        try:
            tree = ast.parse(attempt, file)
            compile(tree, file, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
            if problem is None:
                line = getattr(error, "lineno", None) or 1
                kind = type(error) if isinstance(error, SyntaxError) else SyntaxError
                message = getattr(error, "msg", None) or "this can't be read"
                problem = {
                    "of": ["builtins." + c.__name__ for c in kind.__mro__],
                    "message": message,
                    "lines": [[index, line]],
                    "absent": "",
                    "syntax": True,
                }
            continue
        linecache.cache[file] = (len(attempt), None, attempt.splitlines(True), file)
        return Part(file, tree, None, stepwise)
    return Part(file, None, None if quiet else problem, stepwise)


def keep_values(module):
    """Has what is computed at the top handed to __keep__, the last thing last."""
    body = module.body
    while body:
        kept = [made for each in body for made in _keeping(each)]
        last = body[-1]
        body[:] = kept
        if isinstance(last, (ast.With, ast.If)) or (isinstance(last, ast.Try) and last.body):
            body = last.body
            continue
        break
    ast.fix_missing_locations(module)


def _keeping(statement):
    if isinstance(statement, ast.Expr):
        inner = statement.value
        if _is_print(inner):  # whoever prints a value at the end means that value
            if len(inner.args) == 1 and not _is_text(inner.args[0]):
                inner.args[0] = _kept(inner.args[0])
        else:
            statement.value = _kept(inner)
        return [statement]
    name = None
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        name = statement.targets[0]
    elif isinstance(statement, (ast.AugAssign, ast.AnnAssign)) and statement.value is not None:
        name = statement.target
    elif isinstance(statement, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
        name = ast.copy_location(ast.Name(statement.name, ast.Store()), statement)
    if name is None or not _is_plain(name):
        return [statement]
    loaded = ast.copy_location(ast.parse(ast.unparse(name), mode="eval").body, statement)
    return [statement, ast.copy_location(ast.Expr(_kept(loaded)), statement)]


def _is_print(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "display")
        and not any(isinstance(each, ast.Starred) for each in node.args)
    )


def _is_text(node):
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _is_plain(target):
    """Reading it again does nothing."""
    if isinstance(target, (ast.Tuple, ast.List)):
        return all(_is_plain(each) for each in target.elts)
    if isinstance(target, (ast.Attribute, ast.Subscript)):
        return _is_plain(target.value) and (
            isinstance(target, ast.Attribute) or isinstance(target.slice, (ast.Name, ast.Constant))
        )
    return isinstance(target, ast.Name)


def _kept(value):
    return ast.copy_location(ast.Call(ast.Name("__keep__", ast.Load()), [value], []), value)


def definitions(part):
    """The functions and classes that a part defines at its top."""
    if part.tree is None:
        return []
    kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    return [node.name for node in part.tree.body if isinstance(node, kinds)]


def assignments(part):
    """The names that a part gives values at its top."""
    if part.tree is None:
        return []
    targets = []
    for node in part.tree.body:
        if isinstance(node, ast.Assign):
            targets += node.targets
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets.append(node.target)
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _used(tree):
    """Names that are read and nowhere bound."""
    loaded, bound = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (loaded if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            bound.add(node.name)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.ExceptHandler) and node.name:
            bound.add(node.name)
    return loaded - bound


def supply(tree, names):
    """The conventional imports that the author's own code leaves out."""
    for name, value in _resolved(_used(tree), names):
        names[name] = value


def missing_imports(parts, names):
    """Supplies the conventional imports that the answer leaves out; which those were."""
    used = set()
    bound = set()
    for part in parts:
        if part.tree is None:
            continue
        used |= _used(part.tree)
        for node in ast.walk(part.tree):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                bound.add(node.id)
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                bound.add(node.name)
            elif isinstance(node, ast.alias):
                bound.add((node.asname or node.name).split(".")[0])
    supplied = []
    for name, value in _resolved(used - bound, names):
        names[name] = value
        supplied.append(name)
    return supplied


def _resolved(used, names):
    for name in sorted(used):
        if name not in CONVENTIONAL or name in names or hasattr(builtins, name):
            continue
        module, _, attribute = CONVENTIONAL[name].partition(":")
        try:
            value = importlib.import_module(module)
            yield name, getattr(value, attribute) if attribute else value
        except Exception:  # then the answer hears of the name that is not there
            continue
