"""The tree that Python's own `ast` module builds, in the S-expressions of frontend/ast_dump.c."""
import ast



class Dump:
    def __init__(self, text):
        self.lines, self.class_name, self.hidden = [], None, False
        self.tree = ast.parse(text)
        self.body("module", self.tree.body, 0)

    def __str__(self):
        return "".join(line + "\n" for line in self.lines)

    # ---- names and spans

    def name(self, name):
        """Private names are mangled, as in Python's own symbol table."""
        stripped = (self.class_name or "").lstrip("_")
        if not name.startswith("__") or name.endswith("__") or "." in name or not stripped:
            return name
        return f"_{stripped}{name}"

    def span(self, node):
        return f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"

    # ---- expressions

    def expr(self, e):
        if e is None:
            return "-"
        kind, detail = getattr(self, "expr_" + type(e).__name__)(e)
        return f"({kind}{'' if self.hidden else self.span(e)}{detail})"

    def exprs(self, items):
        return "".join(" " + self.expr(e) for e in items)

    def op(self, op):
        return " " + type(op).__name__

    def expr_Name(self, e):
        return "Name", " " + self.name(e.id)

    def expr_Constant(self, e):
        v = e.value
        if v is True or v is False or v is None:
            return str(v), ""
        if v is ...:
            return "Ellipsis", ""
        if isinstance(v, int):
            return "Int", f" {v}" if v < 2**63 else " big"
        if isinstance(v, float):
            return "Float", " " + float_hex(v)
        if isinstance(v, complex):
            return "Complex", " " + float_hex(v.imag)
        raw = v if isinstance(v, bytes) else v.encode("utf-8", "surrogatepass")
        return "Bytes" if isinstance(v, bytes) else "Str", ' "' + "".join(
            chr(c) if 0x20 <= c < 0x7F and c not in b'"\\' else f"\\x{c:02x}" for c in raw) + '"'

    def fields(self, e):
        for value in e.values:
            if isinstance(value, ast.FormattedValue):
                yield value.value
                if value.format_spec:
                    yield from self.fields(value.format_spec)

    def expr_JoinedStr(self, e):
        hidden, self.hidden = self.hidden, True
        text = self.exprs(self.fields(e))
        self.hidden = hidden
        return "FString", text

    def expr_BinOp(self, e):
        return "BinOp", self.op(e.op) + self.exprs([e.left, e.right])

    def expr_UnaryOp(self, e):
        return "UnaryOp", self.op(e.op) + self.exprs([e.operand])

    def expr_BoolOp(self, e):
        return "BoolOp", self.op(e.op) + self.exprs(e.values)

    def expr_Compare(self, e):
        return "Compare", "".join(map(self.op, e.ops)) + self.exprs([e.left, *e.comparators])

    def expr_IfExp(self, e):
        return "IfExp", self.exprs([e.test, e.body, e.orelse])

    def expr_Call(self, e):
        return "Call", self.exprs([e.func, *e.args]) + self.keywords(e.keywords)

    def keywords(self, keywords):
        return "".join(f" ({k.arg or '**'}= {self.expr(k.value)})" for k in keywords)

    def expr_Attribute(self, e):
        return "Attribute", f" {self.name(e.attr)}" + self.exprs([e.value])

    def expr_Subscript(self, e):
        return "Subscript", self.exprs([e.value, e.slice])

    def expr_Slice(self, e):
        return "Slice", self.exprs([e.lower, e.upper, e.step])

    def expr_Tuple(self, e):
        return type(e).__name__, self.exprs(e.elts)

    expr_List = expr_Set = expr_Tuple

    def expr_Dict(self, e):
        return "Dict", self.exprs(x for pair in zip(e.keys, e.values) for x in pair)

    def expr_Lambda(self, e):
        return "Lambda", self.params(e.args) + self.exprs([e.body])

    def comprehension(self, kind, name, elements, e):
        text = f" <{name}>" + self.exprs(elements)
        for g in e.generators:
            text += f" ({'async-' * g.is_async}for" + self.exprs([g.target, g.iter, *g.ifs]) + ")"
        return kind, text

    def expr_ListComp(self, e):
        return self.comprehension("ListComp", "listcomp", [e.elt], e)

    def expr_SetComp(self, e):
        return self.comprehension("Comp", "setcomp", [e.elt], e)

    def expr_DictComp(self, e):
        return self.comprehension("Comp", "dictcomp", [e.key, e.value], e)

    def expr_GeneratorExp(self, e):
        return self.comprehension("Comp", "genexpr", [e.elt], e)

    def expr_Starred(self, e):
        return "Starred", self.exprs([e.value])

    def expr_NamedExpr(self, e):
        return "NamedExpr", self.exprs([e.target, e.value])

    def expr_Await(self, e):
        return "Await", self.exprs([e.value])

    def expr_Yield(self, e):
        return "Yield", self.exprs([e.value] if e.value else [])

    def expr_YieldFrom(self, e):
        return "Yield", " from" + self.exprs([e.value])

    def params(self, a):
        """Defaults belong to the last positional parameters."""
        positional = [("posonly", p) for p in a.posonlyargs] + [("plain", p) for p in a.args]
        defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
        rows = [(kind, p, d) for (kind, p), d in zip(positional, defaults)]
        rows += [("star", a.vararg, None)] if a.vararg else []
        rows += [("kwonly", p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults)]
        rows += [("double", a.kwarg, None)] if a.kwarg else []
        return " (" + "".join(f"({kind} {self.name(p.arg)}{self.exprs([p.annotation, d])})"
                              for kind, p, d in rows) + ")"

    # ---- patterns: the values they read and the names they bind

    def pattern(self, p, values, names):
        kind = type(p).__name__
        if kind == "MatchValue":
            values.append(p.value)
        elif kind == "MatchSingleton":
            values.append(ast.copy_location(ast.Constant(p.value), p))
        elif kind == "MatchClass":
            values.append(p.cls)
            for sub in p.patterns + p.kwd_patterns:
                self.pattern(sub, values, names)
        elif kind == "MatchMapping":
            for key, sub in zip(p.keys, p.patterns):
                values.append(key)
                self.pattern(sub, values, names)
            names += [self.name(p.rest)] if p.rest else []
        elif kind in ("MatchSequence", "MatchOr"):
            for sub in p.patterns:
                self.pattern(sub, values, names)
        else:
            if getattr(p, "pattern", None):
                self.pattern(p.pattern, values, names)
            names += [self.name(p.name)] if p.name else []

    def simple_values(self, values):
        """`-1` and `1+2j` in a pattern count as their numbers alone."""
        for v in values:
            if isinstance(v, ast.BinOp):
                yield from self.simple_values([v.left, v.right])
            elif isinstance(v, ast.UnaryOp):
                yield v.operand
            else:
                yield v

    # ---- statements

    def stmt(self, s, indent):
        kind = type(s).__name__
        text = getattr(self, "stmt_" + kind)(s)
        kind = {"AsyncFunctionDef": "FunctionDef", "AsyncFor": "For", "AsyncWith": "With",
                "TryStar": "Try"}.get(kind, kind)
        span = self.span(s)
        if getattr(s, "decorator_list", None):
            span = f"@{s.decorator_list[0].lineno}:{s.col_offset}-{s.end_lineno}:{s.end_col_offset}"
        self.lines.append(" " * indent + f"({kind}{span}{text})")
        around = self.class_name
        if isinstance(s, ast.ClassDef):
            self.class_name = s.name
        self.body("body", getattr(s, "body", []), indent + 2)
        self.class_name = around
        for handler in getattr(s, "handlers", []) + getattr(s, "cases", []):
            self.clause(handler, indent + 2)
        self.body("else", getattr(s, "orelse", []), indent + 2)
        self.body("finally", getattr(s, "finalbody", []), indent + 2)

    def clause(self, c, indent):
        values, names = [], []
        if isinstance(c, ast.ExceptHandler):
            text = (f" {self.name(c.name)}" if c.name else "") + self.exprs([c.type])
        else:
            self.pattern(c.pattern, values, names)
            text = "".join(" " + n for n in names) + self.exprs(self.simple_values(values))
            text += self.exprs([c.guard] if c.guard else [])
        self.lines.append(" " * indent + f"(clause{text})")
        self.body("do", c.body, indent)

    def body(self, title, body, indent):
        if body:
            self.lines.append(" " * indent + title + ":")
            for s in body:
                self.stmt(s, indent + 2)

    def maybe(self, *items):
        return self.exprs(e for e in items if e is not None)

    def stmt_Expr(self, s):
        return self.maybe(s.value)

    stmt_Return = stmt_Expr

    def stmt_Assign(self, s):
        return self.exprs([*s.targets, s.value])

    def stmt_AugAssign(self, s):
        return self.op(s.op) + self.exprs([s.target, s.value])

    def stmt_AnnAssign(self, s):
        return f" {s.simple}" + self.maybe(s.target, s.annotation, s.value)

    def stmt_Delete(self, s):
        return self.exprs(s.targets)

    def stmt_Pass(self, s):
        return ""

    stmt_Break = stmt_Continue = stmt_Try = stmt_Pass

    def stmt_TryStar(self, s):
        return " star"

    def stmt_Raise(self, s):
        return self.maybe(s.exc, s.cause)

    def stmt_Assert(self, s):
        return self.maybe(s.test, s.msg)

    def stmt_Global(self, s):
        return "".join(" " + self.name(n) for n in s.names)

    stmt_Nonlocal = stmt_Global

    def stmt_Import(self, s):
        return "".join(f" (0 {a.name} - {self.name(a.asname) if a.asname else '-'})" for a in s.names)

    def stmt_ImportFrom(self, s):
        return "".join(f" ({s.level} {s.module or '-'} {a.name} "
                       f"{self.name(a.asname) if a.asname else '-'})" for a in s.names)

    def stmt_If(self, s):
        return self.exprs([s.test])

    stmt_While = stmt_If

    def stmt_For(self, s):
        return self.exprs([s.target, s.iter])

    def stmt_AsyncFor(self, s):
        return " async" + self.stmt_For(s)

    def stmt_With(self, s):
        return self.exprs([i.optional_vars for i in s.items]) + self.exprs(
            [i.context_expr for i in s.items])

    def stmt_AsyncWith(self, s):
        return " async" + self.stmt_With(s)

    def stmt_FunctionDef(self, s, prefix=""):
        return f" {prefix}{s.name}{self.params(s.args)}" + self.exprs([s.returns, *s.decorator_list])

    def stmt_AsyncFunctionDef(self, s):
        return self.stmt_FunctionDef(s, "async ")

    def stmt_ClassDef(self, s):
        return f" {s.name}" + self.exprs([*s.decorator_list, *s.bases]) + self.keywords(s.keywords)

    def stmt_Match(self, s):
        return self.exprs([s.subject])


def float_hex(v):
    """As C's %a writes it."""
    text = v.hex()
    if "p" not in text:
        return text
    mantissa, exponent = text.split("p")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}p{int(exponent):+d}"


def dump(text):
    return str(Dump(text))


if __name__ == "__main__":
    import sys
    import tokenize

    with tokenize.open(sys.argv[1]) as file:
        print(dump(file.read()), end="")
