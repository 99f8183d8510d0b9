"""What a random statement may cost, counted and not timed: equal seeds give equal programs."""
import sys

LINES = 3000


class TooLong(Exception):
    pass


def within(function, *args):
    """function(*args), given up after so many lines of Python."""
    left = LINES

    def count(frame, event, _):
        nonlocal left
        left -= event == "line"
        if left < 0:
            raise TooLong
        return count
    sys.settrace(count)
    try:
        return function(*args)
    finally:
        sys.settrace(None)
