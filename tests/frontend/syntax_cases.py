"""Programs for test_syntax.py: what is legal but odd, and what is wrong."""

VALID = {
    "empty": "",
    "only a comment": "# nothing",
    "no final newline": "x = 1",
    "semicolons": "a = 1; b = 2;\nif a: b; c\n",
    "continued lines": "x = 1 + \\\n    2\nif a and \\\n   b: pass\n",
    "continued indentation": "if x:\n  \\\n  y = 1\n  z\n",
    "chained assignment": "a = b = c = 1\na, *b = c\n(a) = 1\n[a, b] = (c, d) = e\n() = x\n",
    "annotations": "x: int\nx: int = 3\n(x): int = 1\na.b: A.B[C] = d\nx[1]: 'T'\nx: a | None = b\n"
                   "x: tuple[int, ...] = 1, 2\ndef f(a: b[c:d] = 1, *args: *Ts) -> x.y[z]: pass\n",
    "augmented": "a += 1\na.b -= 1\na[1] *= yield_\na @= b; a //= b; a **= b; a >>= b; a <<= b\n"
                 "a &= b; a ^= b; a |= b; a %= b; a /= b\n",
    "precedence": "a | b ^ c & d << e + f * -g ** -h\na ^ b & c\na & b ^ c | d\n-a ** -b\n~a ** b\n"
                  "not a == b\na or b and not c\na if b else c if d else e\na - (b - c) - d\n"
                  "(a + b) * (c)\na @ b @ c // d % e\n2 ** 3 ** 4\n(2 ** 3) ** 4\nawait_ ** 2\n",
    "comparisons": "a < b <= c != d == e > f >= g\na in b not in c is d is not e\n(a < b) < c\n",
    "numbers": "0; 00; 0_0; 1_000; 0xFF; 0Xf_f; 0o17; 0b1_01; 9223372036854775807\n"
               "9223372036854775808; 1e5; 1E-5; .5; 5.; 1_0.0_1e1_0; 1j; 1.5J; 1e3j; 1e400; 0.1\n"
               "1if x else 2\n1 .real\n1..real\n123456789012345678901234567890\n",
    "strings": r"""
'a' "b" '''c
d''' '\n\t\\\'\"\a\b\f\v\r\0\12\377\x41é\U0001F600\
continued'
r'\n' R"\"" u'u' 'é' "\ud800" '\8\q'
b'\x00\xff\n' Rb'\n' bR'\n'
("one"
 'two' # comment
 "three")
""",
    "f-strings": r"""
f'' f'{a}' f"{a!r:>{width}}" f'{a=}' f'{ a = !s}' f'{{}}' f'{a:%Y-%m-%d}' f'{a["b"]}' rf'\{a}'
f'{lambda_}' f'{(lambda x: x)}' f'{a:{b}{c}}' f'''{
a
+ b}''' 'x' f'{a}' 'y' f'{a if b else c:.{n}f}' f'{a!=b}' f'{a:=^10}' f'{ {1: 2}[1] }' f'{a,b}'
f'{[x for x in y]}' f'{f"{a}"}' f'\N{DIGIT ONE}{a}' f'{yield_}' f'{*a, b}' f'{a==b}'
""",
    "calls": "f()\nf(a, *b, c=1, **d)\nf(*a, *b, **c, **d)\nf(a for b in c)\nf((a for b in c), d)\n"
             "f(a)(b)[c].d(e)\nf(a, b=c, *d)\nf(a := 1, b)\nf(a,)\nf(print=1, match=2, type=3)\n"
             "f(*a or b)\nf(*a if b else c)\nf(**a or b)\n",
    "subscripts": "a[1]\na[1:2]\na[:]\na[::]\na[::-1]\na[1:]\na[:1]\na[1:2:3, ..., None]\na[b,]\n"
                  "a[*b]\na[*b, 1]\na[b := 1]\na[(1, 2)]\na[lambda: 1]\na[b[c]][d]\na[1:2,]\n",
    "displays": "[]\n[a]\n[a,]\n[*a, b]\n()\n(a,)\n(a)\n(a, *b)\n{}\n{a: b, **c}\n{a}\n{*a, b,}\n"
                "[*a.b(c)[d] + e]\n{*a.b}\n(yield_)\n(*a.b, 1)\n",
    "comprehensions": "[a for b in c if d if e for f in g]\n{a: b for c, d in e}\n{a for b, in c}\n"
                      "(a for (b) in c)\n[x for x in y]\n[[a for a in b] for b in c]\n[a for a, *b in c]\n[a for a.b in c]\n"
                        "[lambda: x for x in y]\n"
                        "[(y := f(x)) for x in z]\n[a for b in c or d]\n",
    "lambdas": "lambda: 0\nlambda a, /, b=1, *c, d, e=2, **f: a\nlambda *, a: a\nlambda *a: a\n"
               "lambda x: lambda y: (x, y)\nlambda: (yield)\n",
    "functions": "def f(a, b=1, /, c=2, *, d, e=3, **g): pass\ndef f(*a, b): return\n"
                 "def f(a: int, *b: str, c: T = 1, **d: U) -> V: return a, b\n"
                 "@a\n@b.c(d)\n@e[f]\n@(lambda x: x)\ndef g(): yield\n"
                 "async def h():\n    await a\n    async with b as c, d: pass\n"
                 "    async for e in f: pass\n    else: pass\n    return [x async for x in y]\n"
                 "def k():\n    x = yield\n    y = yield a, b\n    yield from c\n    return *d, e\n",
    "classes": "class A: pass\nclass A(): x = 1\nclass A(B, C, metaclass=D, **E):\n    '''doc'''\n"
               "    def f(self): return super().f()\n    __x = 1\n    def g(self, __y):\n"
               "        return self.__x, __y, __z__\n@d\nclass B(*C): y: int\n",
    "with": "with a: pass\nwith a as b: pass\nwith a as b, c as (d, e), f as g[h]: pass\n"
            "with (a): pass\nwith (a, b): pass\nwith (a as b): pass\nwith (a as b,): pass\n"
            "with (a, b,): pass\nwith (a, b) as c: pass\nwith (a), (b): pass\nwith (a).b as c: pass\n"
            "with (yield_) as d: pass\nwith (a, *b): pass\nwith (a := b, c): pass\nwith (): pass\n"
            "with (\n    a as b,\n    c as d\n): pass\nwith (a for b in c) as d: pass\n",
    "try": "try: a\nexcept: b\ntry:\n    a\nexcept A: b\nexcept (B, C) as d: e\nelse: f\n"
           "finally:\n    g\ntry: a\nfinally: b\ntry: a\nexcept* A as e: b\nexcept *B: c\n",
    "if and loops": "if a: b\nelif c: d\nelif e:\n    f\nelse: g\nwhile a: break\nelse: b\n"
                    "for a in b: continue\nfor a, (b, *c) in *d, e: pass\nfor a.b in c: pass\n"
                    "for (x) in y: pass\nfor x, in y: pass\nwhile (n := f()): pass\n",
    "imports": "import a\nimport a.b.c as d, e\nfrom a import b\nfrom a.b import (c as d, e,)\n"
               "from . import a\nfrom .a import b\nfrom ... import a\nfrom .... a import b\n"
               "from a import *\n",
    "future": "'doc'\nfrom __future__ import annotations, division\nimport __future__\n"
              "__future__.annotations\n",
    "simple statements": "def f():\n    global a, b\n    nonlocal_ = 1\n    del a, b[0], (c, d), [e]\n"
                         "    raise\n    raise a\n    raise a from b\n    assert a\n    assert a, b\n"
                         "    pass\n    return\n    return a\n    return a,\n",
    "python 2 keywords as names": "print\nprint(a), b\nprint - 1\nprint >> f, x\nprint = 1\nexec = 2\n"
                                  "exec(a)\nprint[a]\nlambda print: print\nnonlocal_ = exec\n",
    "soft keywords": "match = case = type = _ = 1\nmatch(a, b)\nmatch[a]\nmatch.case\nmatch * a\n"
                     "match, case = case, match\nprint(match, case, type(_))\ntype = 3\n"
                     "match (a)\nmatch -a\nmatch: int = 1\nmatch = {match: case for match in case}\n",
    "match": "match a:\n    case 0: pass\n    case -1 | 2.5 | -3j | 1 + 2j | 'a' 'b' | b'c': pass\n"
             "    case None | True | False: pass\n    case a.b | a.b.c: pass\n"
             "    case [x, y, *rest] | (x, y, *rest): pass\n    case []: pass\n    case (): pass\n"
               "    case x, *_: pass\n    case {'k': v, -1: w, a.b: [], **rest}: pass\n    case {}: pass\n"
               "    case A(): pass\n    case a.B(c, d=(1 | 2),): pass\n"
             "    case (1 | 2) as z if z > 1: pass\n    case _: pass\n"
               "match a, *b:\n    case c: pass\nmatch match:\n    case case: pass\nmatch (yield_):\n"
               "    case [[x], {'a': y}] if (w := x): pass\nmatch not a:\n    case 'x' as y: pass\n",
    "unicode names": "é = 1\nдлина = é\nπ_2 = 3\n变量.属性 = x\ndef ƒ(α, β=1): return α + β\n"
                     "µ = 1\nϕ = ϵ\nｗｉｄｅ = 1\n𝐱 = ℓ\n",
    "blank lines and comments": "\n\n# a\nif x:  # b\n    # c\n\n    y\n  # d\n        # e\n    z\n# f\nw\n",
    "form feed": "\x0cx = 1\n\x0c\ndef f():\n    pass\n\x0c\ny\n",
    "tabs": "if x:\n\ty\n\tif z:\n\t\tw\n\telse:\n\t\tv\n",
    "brackets over lines": "x = (a.\n  b(\n), [\nc,\n   d], {\n'e':\nf}\n)\ndef f(\n  a,\n b=1\n): pass\n",
    "statement after string": "def f():\n    '''a\n  b\n'''\n    return 1\n",
}

INVALID = [
    "a = = 2\n", "x = 1 +\n", "if x\n    y\n", "if x:\npass\n", "  x = 1\n", "x = 1\n    y = 2\n",
    "if x:\n    a\n  b\n", "if x:\n\ta\n        b\n", "def f():\n    if x:\n    y\n", "while x:\n",
    "x = (1,\ny = 2\n", "x = )\n", "x = (1]\n", "x = (\n1]\n", "x = 'abc\n", "x = '''abc\n\n",
    "print 'hello'\n", "exec 'x'\n", "f(a b)\n", "x = [1 2]\n", "1 = x\n", "f() = 1\n", "a + b = c\n",
    "None = 1\n", "x = f() = 1\n", "(a, 1) = x\n", "a, f() = 1, 2\n", "if x = 3: pass\n", "f(a.b=1)\n",
    "f(a=1, b)\n", "f(**a, b)\n", "f(x for x in y, 1)\n", "def f(a=1, b): pass\n", "def f(*): pass\n",
    "def f(a, a): pass\n", "def f: pass\n", "def f()\n    pass\n", "class A\n    pass\n",
    "for x in y\n    pass\n", "for f() in y: pass\n", "del f()\n", "del x + 1\n", "f() += 1\n",
    "(a, b) += 1\n", "(a, b): int\n", "return 1\n", "class A:\n    return 1\n", "yield x\n", "break\n",
    "if x:\n    continue\n", "def f():\n    x = 1\n    global x\n", "def f(x):\n    global x\n",
    "def f():\n    nonlocal x\n", "nonlocal x\n", "def f():\n    print(x)\n    global x\n", "try:\n    x\ny\n",
    "try: x\nexcept A, B: y\n", "try: x\nexcept: y\nexcept A: z\n", "from a import b,\n", "from a import\n",
    "import a.b as c.d\n", "0777\n", "0o8\n", "1_\n", "1x\n", "0x\n", "1__0\n", "x = é × b\n", "x = $\n",
    "x ?\n", "x = a\u00a0+ 1\n", "x = \\ 1\n", "x = 1 \\", "f'{a b}'\n", "f'{'\n", "f'}'\n", "f'{}'\n",
    "f'{a!x}'\n", "f'{a[}'\n", "f'{a\\n}'\n", "f'{#}'\n", "'\\x4'\n", "b'\\x4'\n", "b'a' 'b'\n", "'\\N{x'\n",
    "x = {1: 2, 3}\n", "x = {1:}\n", "a if b\n", "x = a if b\n", "a <> b\n", "`a`\n", "lambda x y: 1\n",
    "async def f():\n    await\n", "def f():\n    await x\n", "async with a: pass\n", "x = *a\n", "*a = 1\n",
    "*a, *b = 1\n", "print(*a for a in b)\n", "[*a for a in b]\n", "with a as f(): pass\n",
    "match x\n    case 1: pass\n", "match x:\n    case 1 pass\n", "import x from y\n", "else: x\n",
    "from x import y\nfrom __future__ import division\n", "from __future__ import braces\n",
    "f(a=1, a=2)\n", "x = yield = 1\n", "x: int: str\n", "def f((a, b)): pass\n", "raise a, b\n",
    "type X = int\n", "def f[T](x): pass\n", "x = 10L\n", "ur'x'\n", "class A(x for x in y): pass\n",
    "@\ndef f(): pass\n", "a b\n", "a.1\n", "a..b\n", "a[\n", "(\n" * 201 + "a\n" + ")" * 201 + "\n",
    "if True:\n" + "".join(" " * i + "if x:\n" for i in range(1, 101)), "def f(a, *, **b): pass\n",
]

# `live:` names those that may be read after the statement, `sure:` those certainly assigned before it.
FLOW = {
    "straight line": """
a = 1               # live: a
b = a               # live: b
c = b + b           # live: c
print(c)            # live:
""",
    "function": """
def f(a, n):        # live:
    t = a * 2       # live: n t
    u = t + n       # live: u
    return u        # live:
""",
    "branch": """
def f(a, b):        # live:
    x = 1           # live: a b x
    if a:           # live: x
        x = b       # live: x
    return x        # live:
""",
    "loop": """
def f(a, n):            # live:
    s = 0               # live: a n s
    for i in n:         # live: s
        t = a[i]        # live: a s t
        s = s + t       # live: a s
    return s            # live:
""",
    "while with break": """
def f(a):               # live:
    x = 0               # live: a x
    y = 1               # live: a x y
    while a:            # live: y
        if x:           # live: a x
            break
        y = 2           # live: a x y
    else:
        y = 4           # live: y
    return y            # live:
""",
    "augmented and element": """
def f(a, i):            # live:
    a[i] = 1            # live: a i
    a += i              # live: a
    b = a               # live: a
    return a            # live:
""",
    "delete": """
def f(a):               # live:
    t = a               # live: t
    del t               # live:
    return 1            # live:
""",
    "errstate": """
def f(a):               # live:
    with np.errstate(all='ignore'):     # live: z
        w = a / 2       # live: w
        z = w + 1       # live: z
    return z            # live:
""",
    "with that may swallow": """
def f(a, c):            # live:
    z = 0               # live: a c z
    with c:             # live: z
        w = a / 2       # live: w z
        z = w + 1       # live: z
    return z            # live:
""",
    "try": """
def f(a):               # live:
    t = a + 1           # live: a
    try:                # live: t
        t = a           # live: a t u
        u = t           # live: a t u
    except E:
        t = 2           # live: t
    return t            # live:
""",
    "closure": """
def f(a):               # live:
    b = a               # live: a b
    def g():            # live: a b g
        return b        # live:
    c = a               # live: b c g
    return g, c         # live: b
""",
    "list comprehension runs at once": """
def f(a, n):                    # live:
    b = a + n                   # live: b n
    c = [b * i for i in n]      # live: c
    return c                    # live:
""",
    "generator expression runs later": """
def f(a, n):                    # live:
    b = a + n                   # live: b n
    c = (b * i for i in n)      # live: b c
    return c                    # live: b
""",
    "dynamic": """
def f(a):               # live: f
    b = 1               # live: a b c
    c = locals()        # live: a b c
    return c            # live: a b c
""",
    "module names read by functions": """
a = 1                   # live: a
b = 2                   # live: a b
c = b                   # live: a c
def f():                # live: a c f
    return a            # live:
d = c                   # live: a d f
f(d)                    # live: a
""",
    "module name assigned by a function": """
a = 1                   # live: a
def f():                # live: a f
    global a            # live: a
    a = 2               # live: a
    return 1            # live: a
f()                     # live: a
""",
    "generator": """
def f(a):               # live:
    b = a               # live: a b
    yield 1             # live: a b
""",
    "walrus": """
def f(a):               # live:
    b = (c := a) + c    # live: b c
    return b + c        # live:
""",
    "class body": """
class A:                # live:
    x = 1               # live: x y
    y = x               # live: x y
""",
    "certain": """
def f(a, b):            # sure:
    if a:               # sure: a b
        c = 1           # sure: a b
        d = 1           # sure: a b c
    else:
        c = 2           # sure: a b
    for i in b:         # sure: a b c
        e = i           # sure: a b c i
    del a               # sure: a b c
    with np.errstate(): # sure: b c
        g = 1           # sure: b c
    with b:             # sure: b c g
        h = 1           # sure: b c g
    try:                # sure: b c g
        k = 1           # sure: b c g
        j = 1           # sure: b c g k
    except E as e:
        return          # sure: b c e g
    if (m := b):        # sure: b c g j k
        raise E         # sure: b c g j k m
    else:
        n = 1           # sure: b c g j k m
    return n            # sure: b c g j k m n
""",
    "certain globals": """
import np               # sure:
def f():                # sure: np
    x = g() + k         # sure: g k
    return x            # sure: g k x
k = 1                   # sure: np f
def g():                # sure: np f k
    return h            # sure:
q = f()                 # sure: np f k g
h = 1                   # sure: np f k g q
""",
}
