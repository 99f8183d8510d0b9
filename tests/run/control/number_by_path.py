"""A number that depends on the path: break, an exception, match, a list that grows."""
import numpy as np


def by_break(x):
    k = 6
    for i in range(3):
        if i == 0:
            k = 5
            break
        k = 6
    y = x * k
    return y


def by_exception(x):
    k = 2
    try:
        int("a")
        k = 3
    except ValueError:
        y = x * k
    return y


def by_match(x, n):
    k = 1
    match n:
        case 1:
            k = 2
        case 2:
            k = 3
    y = x * k
    return y


def by_list(x):
    numbers = [1.0, 2.0]
    for i in range(3):
        numbers[1] = numbers[1] + 3
        y = x + numbers[1] + len(numbers)
        numbers.append(4.0)
    return y


x = np.arange(100.0)
numbers = [1, 2]
numbers.append(3)
y = x * len(numbers) + numbers[0]
print(by_break(x)[:4], by_exception(x)[:4], by_match(x, 1)[:4], by_list(x)[:4], y[:4])
