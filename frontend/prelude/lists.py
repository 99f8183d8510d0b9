"""Python's own functions on lists whose items are known only when the program runs."""


def _list_sum(items):
    total = 0
    for x in items:
        total = total + x
    return total


def _list_max(items):
    best = items[0]
    for i in range(1, len(items)):
        x = items[i]
        if x > best:
            best = x
    return best


def _list_min(items):
    best = items[0]
    for i in range(1, len(items)):
        x = items[i]
        if x < best:
            best = x
    return best


def _list_any(items):
    for x in items:
        if x:
            return True
    return False


def _list_all(items):
    for x in items:
        if not x:
            return False
    return True
