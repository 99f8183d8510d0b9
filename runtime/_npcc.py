"""The Python side of an npcc package.

The package runs rewritten.py, the user's file with a call in the place of each compiled region,
under the name of the user's own file, which stands beside it. This module does three things:

  - it starts that code, as __main__ or as an imported module, so that it sees what it would see
    without npcc (run_main, run_import);
  - it loads _npcc.so when the first region is reached, and puts a builtin in the place of each
    region call (Program.bind). Until then, and where anything about Python, NumPy or the machine
    is not as expected, regions run as the user's own statements;
  - it makes those statements: what Python runs when a guard does not hold or native code leaves
    through an exit (Program.prepare).

NPCC_DISABLE=1 runs the user's file as it is. NPCC_STATS=1 tells on stderr what happened.
"""

import os
import sys
from importlib.machinery import SourceFileLoader
from time import perf_counter

ModuleType = type(sys)
OWN_FILES = ("_npcc.py", "_npcc_numba.py", "_npcc_objects.py", "__main__.py", "__init__.py")
STATS = os.environ.get("NPCC_STATS", "0") not in ("", "0")
WORTH_NUMPY = 0.1  # seconds


def say(text):
    if sys.stderr is not None:
        print("npcc:", text, file=sys.stderr)


# ---------------------------------------------------------------- code


def sha256(data):
    try:
        from _sha2 import sha256 as new  # sooner there than hashlib
    except ImportError:
        from hashlib import sha256 as new
    return new(data).hexdigest()


def renamed(code, filename):
    """The code, and all code inside it, under another file name."""
    inner = tuple(renamed(c, filename) if isinstance(c, type(code)) else c for c in code.co_consts)
    return code.replace(co_filename=filename, co_consts=inner)


class Loader(SourceFileLoader):
    """Compiles under the name of the user's file, and keeps the result in __pycache__ unless the
    compiler has warnings to show: those are shown on every run, as for a script."""

    def __init__(self, path, shown):
        super().__init__("rewritten", path)
        self.shown = shown

    def source_to_code(self, data, path, *, _optimize=-1):
        import warnings

        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always")
            code = compile(data, self.shown, "exec", dont_inherit=True, optimize=_optimize)
        self.keep = not seen
        if seen:
            code = compile(data, self.shown, "exec", dont_inherit=True, optimize=_optimize)
        return code

    def set_data(self, path, data, **how):
        if self.keep:
            super().set_data(path, data, **how)


def companion(folder, name):
    """A module of the package that only some programs need."""
    module = ModuleType(name)
    module.__file__ = os.path.join(folder, name + ".py")
    exec(SourceFileLoader(name, module.__file__).get_code(name), vars(module))
    return module


def module_digest(name):
    """Of the file that a module comes from; None if that is not known."""
    try:
        with open(sys.modules[name].__file__, "rb") as f:
            return sha256(f.read())
    except (KeyError, AttributeError, TypeError, OSError):
        return None


class Carried:
    """Finds the program's other files in the package where they are nowhere else."""

    def __init__(self, folder, names):
        self.folder, self.names = folder, names

    def find_spec(self, name, path=None, target=None):
        from importlib.util import spec_from_file_location

        file = os.path.join(self.folder, name + ".py")
        if path is None and name in self.names and os.path.exists(file):
            return spec_from_file_location(name, file)
        return None


# ---------------------------------------------------------------- the program


class Program:
    """One run of the package's program: in these globals, as __main__ or imported."""

    def __init__(self, folder, namespace, as_main):
        import json

        self.folder = folder
        self.namespace = namespace
        self.as_main = as_main
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as f:
            self.manifest = json.load(f)
        self.path = os.path.join(folder, self.manifest["source"])
        self.regions = {r["name"]: r for r in self.manifest["regions"]}
        self.resumed = set()  # code made from the user's statements
        self.tree = None
        self.module = None
        self.library = None
        self.callback_module = None
        self.seconds = 0.0  # in which Python has run regions, before NumPy was there
        with open(self.path, "rb") as f:
            self.source = f.read()

    def why_not(self):
        """Why the user's file must run as it is; "": it was asked for; None: it need not."""
        if os.environ.get("NPCC_DISABLE", "0") not in ("", "0"):
            return ""
        if sys.implementation.name != "cpython" or sys.version_info < (3, 11):
            return "this needs CPython 3.11 or later"
        if "t" in getattr(sys, "abiflags", ""):
            return "this is a free-threaded Python"
        if sha256(self.source) != self.manifest["sha256"]:
            say(f"{self.path} is not the file that the package was made from; it runs as it is")
            return "the file was changed"
        return None

    def code(self):
        if self.manifest.get("imports", {}):
            sys.meta_path.append(Carried(self.folder, self.manifest.get("imports", {})))
        why = self.why_not()
        if why is not None or not self.regions:
            if STATS:
                say(f"{self.path} runs as it is" + (f": {why}" if why else ""))
            return compile(self.source, self.path, "exec", dont_inherit=True)
        for name in self.regions:
            self.namespace["_npcc_" + name] = self.first_call(name)
        if self.manifest.get("numba"):
            made = companion(self.folder, "_npcc_numba").NumbaFunction
            self.namespace["_npcc_numba"] = lambda function: made(self, function)
        if STATS:
            import atexit

            atexit.register(self.print_stats)
        loader = Loader(os.path.join(self.folder, "rewritten.py"), self.path)
        return renamed(loader.get_code("rewritten"), self.path)

    # ------------------------------------------------------------ binding

    def first_call(self, name):
        """What stands for a region until one is called. A program without NumPy has it imported, which takes
        a tenth of a second, once Python has run its regions for longer than that."""
        original = None

        def call(*values):
            nonlocal original
            if "numpy" not in sys.modules and self.seconds < WORTH_NUMPY:
                original = original or self.original(name)
                start = perf_counter()
                try:
                    return original(*values)
                finally:
                    self.seconds += perf_counter() - start
            self.bind()
            return self.namespace["_npcc_" + name](*values)

        return call

    def bind(self):
        made = self.load()
        if isinstance(made, str):
            if STATS:
                say(f"regions run as Python: {made}")
            made = {}
        for name in self.regions:
            self.namespace["_npcc_" + name] = made.get(name) or self.original(name)

    def load(self):
        """{name: builtin}, or why there is none."""
        for name, digest in self.manifest.get("imports", {}).items():
            if module_digest(name) != digest:
                return f"the module {name} is not the file that the package was made from"
        try:
            import ctypes

            self.library = ctypes.PyDLL(os.path.join(self.folder, "_npcc.so"))
            bind = self.library.npcc_bind
            bind.restype = ctypes.py_object
            bind.argtypes = [ctypes.py_object]
            return bind(self.setup())
        except Exception as e:
            return f"{type(e).__name__}: {e}"

    def setup(self):
        import math
        import warnings

        import numpy
        from numpy._core import _multiarray_umath, umath

        if int(numpy.__version__.partition(".")[0]) != 2:
            raise ImportError(f"NumPy {numpy.__version__}")
        processes = sys.modules.get("multiprocessing.process")
        regions = self.regions
        return {
            "numpy": numpy,
            "math": math,
            "api": _multiarray_umath._ARRAY_API,
            "as_main": self.as_main,
            "serial": processes is not None and processes.parent_process() is not None,
            "results": {n: tuple(r["results"]) for n, r in regions.items() if not r["returns"]},
            "prepare": self.prepare,
            "check": self.check,
            "interrupt": self.interrupt,
            "report": self.report,
            "callbacks": self.callbacks,
            "random": lambda: companion(self.folder, "_npcc_random").known(),
            "apply": ignoring_errors,
            "geterr": numpy.geterr,
            "shown": warnings_shown,
            "errstate": umath._extobj_contextvar,
            "warnings": warnings,
            "showwarning": warnings._showwarning_orig,
            "RuntimeWarning": RuntimeWarning,
            "context_aware": bool(getattr(sys.flags, "context_aware_warnings", 0)),
        }

    def callbacks(self, what, *arguments):
        """What _npcc_callbacks.py has under this name, called."""
        if self.callback_module is None:
            self.callback_module = companion(self.folder, "_npcc_callbacks")
        return getattr(self.callback_module, what)(*arguments)

    def print_stats(self):
        if self.library is None:
            say("no region was reached")
        else:
            sys.stderr.flush()
            self.library.npcc_print_stats()

    # ------------------------------------------------------------ the user's statements

    def find(self, name):
        """The statements of a region; the functions and classes around them, outermost first."""
        if self.tree is None:
            self.tree = {}
            visit(self.parsed(), (), self.tree)
        found = [self.tree[tuple(place)] for place in self.regions[name]["statements"]]
        return [statement for statement, _ in found], found[0][1]

    def compile(self, body, scopes):
        """The code of these statements, run in the scope that is the last of `scopes`."""
        import ast

        code = compile(ast.Module(body, []), self.path, "exec", self.future(), True)
        for scope in scopes:
            if isinstance(scope, ast.ClassDef) or scope is scopes[-1]:
                code = next(c for c in code.co_consts if isinstance(c, type(code)))
        self.resumed.add(code)
        return code

    def parsed(self):
        if self.module is None:
            import ast

            self.module = ast.parse(self.source, self.path)
        return self.module

    def future(self):
        import __future__
        import ast

        flags = 0
        for statement in self.parsed().body:
            if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
                for alias in statement.names:
                    flags |= getattr(__future__, alias.name).compiler_flag
        return flags

    def prepare(self, name, first, names):
        """How Python goes on at statement `first` of a region when `names` are live: (function of
        their values, function that fetches further ones from the caller, or None), or at module
        level (code, globals, names of the results)."""
        import ast

        region = self.regions[name]
        statements, scopes = self.find(name)
        functions = [s for s in scopes if not isinstance(s, ast.ClassDef)]
        if not functions:
            return self.compile(statements[first:], ()), self.namespace, tuple(region["results"])
        if region.get("itself"):
            statements = self.calling_plainly(statements, functions[-1])
        more = self.other_locals(statements[first:], names, region)
        function = resume_function(statements[first:], functions[-1], names + more, region)
        outside = scopes[: scopes.index(functions[-1])]
        classes = [s.name for s in outside if isinstance(s, ast.ClassDef)]
        body = function
        if classes:  # names such as __x are spelled by the class
            body = ast.ClassDef(classes[-1], [], keywords=[], body=[function], decorator_list=[])
            body.type_params = []
            ast.copy_location(body, functions[-1])
        around = (body, function) if classes else (function,)
        code = self.compile([ast.fix_missing_locations(body)], around)
        self.resumed.discard(code)
        code = code.replace(co_qualname=region["where"])
        self.resumed.add(code)
        fetch = (lambda: caller_values(more)) if more else None
        make = type(resume_function)
        if "__class__" in code.co_freevars:  # for super(), from the caller
            return lambda *values: make(code, self.namespace, None, None, class_cell())(*values), fetch
        return make(code, self.namespace, function.name), fetch

    def calling_plainly(self, statements, function):
        """The statements of a function that calls itself, so that these calls stay in Python: each level of
        them takes one frame, as in the user's program."""
        import ast
        import copy

        other = "_npcc_itself_" + function.name

        def renamed(node):
            node = copy.deepcopy(node)
            for n in ast.walk(node):
                if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == function.name:
                    n.func.id = other
            return node

        if other not in self.namespace:
            plain = renamed(function)
            plain.decorator_list, plain.returns, plain.args.defaults = [], None, []
            plain.args.kw_defaults = [None for _ in plain.args.kwonlyargs]
            for n in ast.walk(plain.args):
                n.annotation = None
            code = self.compile([plain], (plain,))
            self.resumed.discard(code)
            own = self.namespace[function.name]
            self.namespace[other] = type(own)(code, self.namespace, function.name, own.__defaults__)
            self.namespace[other].__kwdefaults__ = own.__kwdefaults__
        return [renamed(s) for s in statements]

    def other_locals(self, statements, names, region):
        """Names that the statements read from the function around them beside the live ones: what
        it imports, functions in it, variables of functions around it."""
        import ast

        code = caller().f_code
        bound = {*code.co_varnames, *code.co_cellvars, *code.co_freevars}
        bound -= {*names, *region["globals"]}
        nodes = (n for s in statements for n in ast.walk(s))
        used = [n for n in nodes if isinstance(n, ast.Name) and n.id in bound]
        stored = {n.id for n in used if not isinstance(n.ctx, ast.Load)}
        return tuple(sorted({n.id for n in used} - stored))

    def original(self, name):
        """The region as a function that runs the user's statements."""
        made = ()

        def run(*values):
            nonlocal made
            made = made or self.prepare(name, 0, tuple(self.regions[name]["params"]))
            if len(made) == 2:
                function, fetch = made
                return function(*values, *(fetch() if fetch else ()))
            code, namespace, results = made
            exec(code, namespace)
            values = tuple(namespace.get(r) for r in results)
            return values[0] if len(values) == 1 else values or None

        return run

    def line_code(self, text, name, stmt):
        """Code of a statement as if it stood where that statement of the user does."""
        import ast

        statements, scopes = self.find(name)
        tree = ast.parse(text)
        for node in ast.walk(tree):
            ast.copy_location(node, statements[stmt])
        where = self.regions[name]["where"]
        code = compile(tree, self.path, "exec", 0, True)
        code = code.replace(co_name=scopes[-1].name if scopes else "<module>", co_qualname=where)
        self.resumed.add(code)
        return code

    def check(self, *what):
        """Is an object what a region was compiled for?"""
        return companion(self.folder, "_npcc_objects").check(self, *what)

    def interrupt(self, name, stmt, names, values, exception):
        """A signal handler raised while the region ran: raise it at the statement that is next."""
        if self.regions[name]["where"] == "<module>":
            self.namespace.update(zip(names, values))
        code = self.line_code("raise _npcc_exception", name, stmt)
        exec(code, self.namespace, {"_npcc_exception": exception})

    def report(self, name, stmt, ufunc, type_char, flags):
        """Lets NumPy say that `ufunc` raised these flags in that statement."""
        import numpy

        function = getattr(numpy, ufunc)
        code = self.line_code("_npcc_ufunc(*_npcc_operands)", name, stmt)
        witness = companion(self.folder, "_npcc_witness").witness
        operands = witness(function, type_char, flags)
        exec(code, self.namespace, {"_npcc_ufunc": function, "_npcc_operands": operands})


def caller():
    """The frame of the user's code that called the region."""
    frame = sys._getframe(1)
    while frame.f_globals is globals():
        frame = frame.f_back
    return frame


def class_cell():
    from types import CellType

    return (CellType(*caller_values(("__class__",))),)


def caller_values(names):
    frame = caller()
    values = frame.f_locals
    for name in names:
        if name not in values:
            text = f"cannot access local variable '{name}' where it is not associated with a value"
            raise UnboundLocalError(text)
    return tuple(values[name] for name in names)


def visit(node, scopes, found):
    """found[line, column] = statement, the functions and classes around it."""
    import ast

    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            found[child.lineno, child.col_offset] = child, scopes
        inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        visit(child, scopes + (child,) if inside else scopes, found)


def resume_function(statements, around, names, region):
    """def <around>(live names): the statements; return the region's results. Names that the user's
    function declares global are handed over under another name and stored first."""
    import ast

    declared = set(region["globals"])
    spelled = ["_npcc_" + n if n in declared else n for n in names]
    start = []
    if declared:
        start.append(ast.Global(names=sorted(declared)))
        for name in names:
            if name in declared:
                value = ast.Name("_npcc_" + name, ast.Load())
                start.append(ast.Assign([ast.Name(name, ast.Store())], value))
    end = []
    if not region["returns"]:
        results = [ast.Name(r, ast.Load()) for r in region["results"]]
        several = ast.Tuple(results, ast.Load()) if results else None
        end.append(ast.Return(results[0] if len(results) == 1 else several))
    for place, made in ((statements[0], start), (statements[-1], end)):
        for node in made:
            for inner in ast.walk(node):
                ast.copy_location(inner, place)
    parameters = [ast.arg(n) for n in spelled]
    arguments = ast.arguments([], parameters, kwonlyargs=[], kw_defaults=[], defaults=[])
    body = start + statements + end
    function = ast.FunctionDef(around.name, arguments, body=body, decorator_list=[])
    function.type_params = []
    return ast.copy_location(function, around)


# ---------------------------------------------------------------- NumPy's errors


def ignoring_errors(function, *operands):
    import numpy

    with numpy.errstate(all="ignore"):
        return function(*operands)


def warnings_shown():
    """Would a RuntimeWarning from anywhere be shown or recorded? False only if that is certain."""
    import warnings

    if getattr(sys.flags, "context_aware_warnings", 0):
        return True
    for action, message, category, module, line in warnings.filters:
        if issubclass(RuntimeWarning, category):
            if action != "ignore":
                return True
            if message is None and module is None and not line:
                return False
    return True


# ---------------------------------------------------------------- tracebacks


def trim(error, program, seen=None):
    """Takes npcc's own frames out of the traceback of an exception and of what led to it: those of
    the start, and the region call before the user's statements that ran in its place."""
    seen = set() if seen is None else seen
    if error is None or id(error) in seen:
        return error
    seen.add(id(error))
    entries, tb = [], error.__traceback__
    while tb is not None:
        entries.append(tb)
        tb = tb.tb_next
    own = {os.path.join(program.folder, f) for f in OWN_FILES}
    files = [os.path.abspath(t.tb_frame.f_code.co_filename) for t in entries]
    first = files.index(program.path) if program.path in files else len(files)
    if own & set(files[:first]):  # the start, and what of Python led to it
        entries, files = entries[first:], files[first:]
    entries = [t for t, f in zip(entries, files) if f not in own]
    last = None
    for i in range(len(entries) - 1, -1, -1):
        t = entries[i]
        code = t.tb_frame.f_code
        follows = i + 1 < len(entries) and entries[i + 1].tb_frame.f_code in program.resumed
        calls = code.co_filename == program.path and code not in program.resumed
        if not (follows and calls):
            last = type(t)(last, t.tb_frame, t.tb_lasti, t.tb_lineno)
    error.__traceback__ = last
    trim(error.__cause__, program, seen)
    trim(error.__context__, program, seen)
    return error


def trim_when_shown(error, program):
    """The exception is about to leave the program: its traceback is trimmed once all frames that
    it passes are in it, which is when sys.excepthook gets it."""
    hook = sys.excepthook

    def show(kind, value, tb):
        sys.excepthook = hook
        if value is error:
            tb = trim(value, program).__traceback__
            sys.last_traceback = tb
        hook(kind, value, tb)

    sys.excepthook = show


# ---------------------------------------------------------------- starting


def run_import(folder, namespace):
    """`import out`: the program's module-level code, in the package's globals."""
    program = Program(folder, namespace, as_main=False)
    namespace["__file__"] = os.path.join(os.path.dirname(folder), program.manifest["source"])
    namespace["__doc__"] = None
    exec(program.code(), namespace)


def run_main(folder, namespace):
    """`python3 out`, `python3 -m out`, and the main module of a multiprocessing child."""
    program = Program(folder, namespace, namespace["__name__"] == "__main__")
    script = os.path.join(os.path.dirname(folder), program.manifest["source"])
    spec = namespace.get("__spec__")
    if program.as_main:
        set_arguments(folder, program.manifest["source"], script, spec)
        script = os.path.join(os.getcwd(), sys.argv[0])
        set_spawn_path(namespace, os.path.join(folder, "__main__.py"))
    else:
        sys.argv[0] = script
        patch_spawn(script, os.path.join(folder, "__main__.py"))
    reset(namespace, script, program.path)
    code = program.code()
    try:
        exec(code, namespace)
    except BaseException as error:
        if program.as_main:
            trim_when_shown(error, program)
        raise
    for name in ("__file__", "__cached__") if program.as_main else ():  # as Python does it
        namespace.pop(name, None)


def reset(namespace, script, path):
    """The globals that a script starts with, in Python's order."""
    kept = {n: namespace[n] for n in ("__annotations__", "__builtins__") if n in namespace}
    name = namespace["__name__"]
    namespace.clear()
    namespace.update(__name__=name, __doc__=None, __package__=None)
    namespace.update(__loader__=SourceFileLoader(name, path), __spec__=None)
    namespace.update(kept)
    namespace.update(__file__=script, __cached__=None)


def set_arguments(folder, source, script, spec):
    """sys.argv[0] and sys.path[0] as `python3 script.py` has them."""
    if spec is not None and spec.parent:  # -m out
        sys.modules.pop(spec.parent, None)
        sys.argv[0] = script
        if not getattr(sys.flags, "safe_path", 0) and sys.path:
            sys.path[0] = os.path.dirname(folder)
        return
    given = sys.argv[0].rstrip(os.sep)  # of `python3 out`
    beside = os.path.dirname(given)
    if os.path.basename(given) == "__main__.py":
        beside = os.path.dirname(beside)
    if os.path.basename(given) in ("", ".", ".."):
        beside = os.path.dirname(folder)
    sys.argv[0] = os.path.join(beside, source)
    if sys.path and os.path.abspath(sys.path[0]) == folder:
        if getattr(sys.flags, "safe_path", 0):
            del sys.path[0]
        else:
            sys.path[0] = os.path.dirname(folder)


def set_spawn_path(namespace, path):
    """A spawned process must load the package again, not the script: multiprocessing asks the main
    module for __file__, and it alone gets the path of this package's __main__.py."""

    class Main(ModuleType):
        @property
        def __file__(self):
            if sys._getframe(1).f_globals.get("__name__", "").rpartition(".")[2] == "spawn":
                return path
            try:
                return vars(self)["__file__"]
            except KeyError:
                raise AttributeError("module '__main__' has no attribute '__file__'") from None

        @__file__.setter
        def __file__(self, value):
            vars(self)["__file__"] = value

        @__file__.deleter
        def __file__(self):
            del vars(self)["__file__"]

    Main.__name__ = Main.__qualname__ = "module"
    Main.__module__ = "builtins"
    module = sys.modules.get("__main__")
    if module is not None and vars(module) is namespace:
        module.__class__ = Main


def patch_spawn(script, path):
    """In a spawned process, for the processes that it spawns in turn."""
    spawn = sys.modules.get("multiprocessing.spawn")
    if spawn is None:
        return
    plain = spawn.get_preparation_data

    def get_preparation_data(name):
        data = plain(name)
        if data.get("init_main_from_path") == os.path.normpath(script):
            data["init_main_from_path"] = path
        return data

    spawn.get_preparation_data = get_preparation_data
