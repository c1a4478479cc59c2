"""Code as learners hand it in: in parts, without imports, ending in a bare expression."""

import ast
import builtins
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import linecache
import sys
import textwrap

# What everybody calls it, and where it is.
_CONVENTIONAL = {
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
    "pd": "pandas", "plt": "matplotlib.pyplot", "os": "os", "sys": "sys", "math": "math",
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
    "BytesIO": "io:BytesIO", "StringIO": "io:StringIO", "sleep": "time:sleep",
}  # fmt: skip

# Real packages that a right answer may import and a runtime may lack.
_PACKAGES = frozenset(
    "torch torchvision torchaudio torchtext torchmetrics torchinfo torchsummary torchviz torchdata"
    " lightning pytorch_lightning ignite fastai timm einops transformers datasets accelerate"
    " tokenizers sentencepiece peft optuna wandb mlflow tensorboard tensorboardX tqdm pandas"
    " matplotlib seaborn plotly scipy sklearn skimage PIL cv2 imageio albumentations h5py onnx"
    " onnxruntime onnxscript tensorflow keras jax flax numba sympy networkx requests yaml ray"
    " detectron2 captum opacus botorch gpytorch pyro torch_geometric dgl triton apex deepspeed"
    " horovod fvcore thop ptflops psutil rich gym gymnasium stable_baselines3 nltk spacy"
    " gensim numpy polars pyarrow attr pydantic flask fastapi click joblib cupy dill".split()
)


class MissingPackage(ImportError):
    """The answer needs a package that this runtime lacks: not its fault."""

    def __init__(self, package):
        super().__init__("this runtime lacks the package " + package)
        self.package = package


class _StandIn(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """A real package that is not here can be imported; it fails when it is used."""

    def find_spec(self, name, path=None, target=None):
        root = name.split(".")[0]
        if root not in _PACKAGES or (root == name and root in sys.modules):
            return None
        if name != root and not getattr(sys.modules.get(root), "__assay_stand_in__", False):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        package = module.__name__.split(".")[0]
        module.__assay_stand_in__ = True

        def absent(name):
            if name.startswith("__"):
                raise AttributeError(name)
            raise MissingPackage(package)

        module.__getattr__ = absent


def stand_in_for_missing_packages():
    """After everything that can really be imported."""
    sys.meta_path.append(_StandIn())


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


def keep_value(module):
    """Has the last thing that is computed kept as __own__."""
    body = module.body
    while body:
        last = body[-1]
        if isinstance(last, ast.Expr):
            inner = last.value
            shown = (
                isinstance(inner, ast.Call)
                and isinstance(inner.func, ast.Name)
                and inner.func.id == "print"
                and len(inner.args) == 1
                and not inner.keywords
                and not isinstance(inner.args[0], ast.Starred)
            )
            if shown:  # whoever prints a value at the end means that value
                body.insert(len(body) - 1, _kept(inner.args[0]))
                inner.args[0] = ast.copy_location(ast.Name("__own__", ast.Load()), last)
            else:
                body[-1] = _kept(inner)
            ast.fix_missing_locations(module)
            return
        name = None
        if isinstance(last, ast.Assign) and len(last.targets) == 1:
            name = last.targets[0]
        elif isinstance(last, (ast.AugAssign, ast.AnnAssign)) and last.value is not None:
            name = last.target
        elif isinstance(last, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            name = ast.copy_location(ast.Name(last.name, ast.Store()), last)
        if name is not None:
            body.append(_kept(_load(name)))
            ast.fix_missing_locations(module)
            return
        if isinstance(last, (ast.With, ast.If)) or (isinstance(last, ast.Try) and last.body):
            body = last.body
            continue
        return


def _kept(value):
    return ast.copy_location(ast.Assign([ast.Name("__own__", ast.Store())], value), value)


def _load(target):
    text = ast.unparse(target)
    return ast.copy_location(ast.parse(text, mode="eval").body, target)


def definitions(part):
    """The functions and classes that a part defines at its top."""
    if part.tree is None:
        return []
    kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    return [node.name for node in part.tree.body if isinstance(node, kinds)]


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
        if name not in _CONVENTIONAL or name in names or hasattr(builtins, name):
            continue
        module, _, attribute = _CONVENTIONAL[name].partition(":")
        try:
            value = importlib.import_module(module)
            yield name, getattr(value, attribute) if attribute else value
        except Exception:  # then the answer hears of the name that is not there
            continue
