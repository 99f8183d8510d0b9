"""Another text for the same kernel: npcc must make the same of it, since it knows no kernel.

    def kernel(A, x):                    def v1(v2, v3):
        y = 2.0 * (A @ x) + A[0]   =>        v4 = 2.0 * (v2 @ v3)
        return y                             v5 = v4 + v2[0]
                                             return v5
"""
import ast
import builtins


class Renamed(ast.NodeTransformer):
    """Every name that the file binds gets another one."""

    def __init__(self, tree):
        bound = {}
        for node in ast.walk(tree):
            for name in self.bindings(node):
                if name not in vars(builtins) and not name.startswith("__"):
                    bound.setdefault(name, f"v{len(bound) + 1}")
        self.names = bound

    @staticmethod
    def bindings(node):
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.alias):
            yield node.asname or node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id

    def visit_FunctionDef(self, node):
        node.name = self.names.get(node.name, node.name)
        return self.generic_visit(node)

    def visit_arg(self, node):
        node.arg = self.names.get(node.arg, node.arg)
        return node

    def visit_alias(self, node):
        node.asname = self.names.get(node.asname or node.name)
        return node

    def visit_Name(self, node):
        node.id = self.names.get(node.id, node.id)
        return node


class Split(ast.NodeTransformer):
    """The left operand of an assigned operation, where it is one too, becomes a statement. It is
    computed first anyway, so the order stays."""

    def __init__(self):
        self.made = 0

    def visit_Assign(self, node):
        value, before = node.value, []
        if isinstance(value, ast.BinOp) and isinstance(value.left, ast.BinOp):
            self.made += 1
            name = f"part{self.made}"
            before.append(ast.Assign([ast.Name(name, ast.Store())], value.left))
            value.left = ast.Name(name, ast.Load())
        return [*before, node]


def disguise(text, function):
    """(the other text, what the function is called there)"""
    tree = ast.parse(text)
    tree = Split().visit(tree)
    renamed = Renamed(tree)
    tree = ast.fix_missing_locations(renamed.visit(tree))
    return ast.unparse(tree) + "\n", renamed.names[function]
