"""Makes a function smaller while it stays different: candidates with a statement less, an expression
replaced by a part of itself, a result less. Knows nothing of the generator."""
import ast
import copy

BATCH = 16      # candidates compiled together


def bodies(tree):
    for node in ast.walk(tree):
        for field in ("body", "orelse"):
            if isinstance(getattr(node, field, None), list):
                yield getattr(node, field)


def edited(tree, edit):
    """Texts of the trees that edit(tree, k) makes for k = 0, 1, ... until it says False."""
    k = 0
    while True:
        other = copy.deepcopy(tree)
        changed = edit(other, k)
        if changed is False:
            return
        if changed:
            yield ast.unparse(ast.fix_missing_locations(other))
        k += 1


def without_statements(size):
    def edit(tree, k):
        for body in bodies(tree):
            starts = max(len(body) - (body is tree.body[0].body) + 1 - size, 0)
            if k < starts:
                del body[k:k + size]
                body or body.append(ast.Pass())
                return True
            k -= starts
        return False
    return edit


def unwrapped(tree, k):
    """A block in place of its `if` or `for`."""
    for body in bodies(tree):
        for i, s in enumerate(body):
            if isinstance(s, (ast.If, ast.For)):
                if k == 0:
                    body[i:i + 1] = s.body
                    return True
                k -= 1
    return False


def parts(node):
    if isinstance(node, ast.Call):
        return node.args + ([node.func.value] if isinstance(node.func, ast.Attribute) else [])
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        return [node.value]
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        return node.elts if len(node.elts) == 1 else [ast.Tuple([e for e in node.elts if e is not gone], node.ctx) for gone in node.elts]
    return []


class Replace(ast.NodeTransformer):
    def __init__(self, k):
        self.k, self.done = k, False

    def visit(self, node):
        if self.done:
            return node
        for part in parts(node):
            if self.k == 0:
                self.done = True
                return part
            self.k -= 1
        return self.generic_visit(node)


def with_part(tree, k):
    replace = Replace(k)
    replace.visit(tree)
    return replace.done


def candidates(text):
    """Smaller versions of a function definition, the boldest first, no two alike."""
    tree, seen = ast.parse(text), {ast.unparse(ast.parse(text))}
    length = len(tree.body[0].body)
    edits = [without_statements(n) for n in dict.fromkeys((length // 2, length // 4, 1)) if n]
    for edit in [*edits, unwrapped, with_part]:
        for candidate in edited(tree, edit):
            if candidate not in seen:
                seen.add(candidate)
                yield candidate


def shrink(text, still_differs, rounds=60):
    """`still_differs(texts)` says which of some definitions still show the difference."""
    for _ in range(rounds):
        todo, smaller = list(candidates(text)), None
        while todo and smaller is None:
            batch, todo = todo[:BATCH], todo[BATCH:]
            kept = [t for t, differs in zip(batch, still_differs(batch)) if differs]
            smaller = min(kept, key=len, default=None)
        if smaller is None:
            return text
        text = smaller
    return text
