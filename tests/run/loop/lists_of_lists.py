import numpy as np
# args common: rng.integers(0, 3, 7), rng.integers(0, 3, 6)
def common(a, b):
    n, m = len(a), len(b)
    dp = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            if a[i - 1] == b[j - 1]:
                dp[i][j] = dp[i - 1][j - 1] + 1
            else:
                dp[i][j] = max(dp[i - 1][j], dp[i][j - 1])
    return dp[n][m], dp[-1][-1]
# args table: rng.random((4, 5))
def table(a):
    t = [[0.0 for j in range(a.shape[1])] for i in range(a.shape[0])]
    for i in range(len(t)):
        row = t[i]
        for j in range(len(t[0])):
            row[j] += a[i, j] * 2.0
            t[i - 1][j] -= 0.5
    return t
# args kinds: rng.random((4, 5))
def kinds(a):
    t = [[0.0] * a.shape[1] for i in range(a.shape[0])]
    for i in range(len(t)):
        t[i][0] = float(a[i, 1])
        t[i][1] = a[i, 1]
    return t
# args powers: 40
def powers(n):
    n = n % 50
    t = [[1] * n for _ in range(n)]
    for i in range(1, n):
        for j in range(1, n):
            t[i][j] = t[i - 1][j] + t[i][j - 1]
    return t
# args sums: 6
def sums(n):
    n = n % 50
    t = [[1] * n for _ in range(n)]
    s = 0
    for row in t:
        row[0] = s
        for k in range(n):
            s += row[k]
    return s, t[1][0], np.array(t)
# args one_row_twice: 5
def one_row_twice(n):
    n = n % 50
    t, row = [], [0] * n
    for i in range(n):
        t.append(row)
    for i in range(n):
        t[i][0] += 1
    return t, t[0] is t[1]
# args named_rows: 5
def named_rows(n):
    n = n % 50
    t, s = [], 0
    for i in range(n):
        row = [0] * n
        t.append(row)
        row[0] = 7
        s += t[i][0]
    return t, s
# args repeated: 5
def repeated(n):
    n = n % 50
    t = [[0] * n] * n
    for i in range(n):
        t[i][i] = 1
    return t
# args ragged: 5
def ragged(n):
    n = n % 50
    t = [[0] * (i + 1) for i in range(n)]
    for i in range(1, n):
        t[i][0] = t[i - 1][-1] + 1
    return t
# args mixed: 5
def mixed(n):
    n = n % 50
    t = [[0] * n for i in range(n)]
    for i in range(n):
        t[i][i] = 0.5
        t[i][0] += 1
    return t
# args out_of_bounds: 5, 4
def out_of_bounds(n, k):
    n = n % 50
    t = [[0] * n for i in range(n)]
    for i in range(n):
        t[i][(i + k) % 8] = 1
    return t
# args grows_later: 5
def grows_later(n):
    n = n % 50
    t = [[0] * n for i in range(n)]
    for i in range(n):
        t[i][0] = i
        t.append([i] * n)
    return t
def add(t, i):
    t[i][i] += 1
    return t[i]
# args called: 5
def called(n):
    n = n % 50
    t = [[0] * n for i in range(n)]
    for i in range(n):
        r = add(t, i)
        r[0] = 4
    return t
print(common(np.array([1, 2, 0, 1, 2, 2, 0]), np.array([2, 0, 1, 1, 2, 0])))
x = np.arange(20.0).reshape(4, 5)
print(table(x), kinds(x), sums(6), one_row_twice(4), named_rows(4), repeated(3), ragged(4), mixed(4))
print(powers(20)[-1][-1], powers(40)[-1][-1], [type(v) for v in table(x)[0]], grows_later(3), called(4))
try:
    print(out_of_bounds(5, 0))
    print(out_of_bounds(5, 4))
except IndexError as error:
    print(error)
