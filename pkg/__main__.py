# `python3 <this folder>` and `python3 -m <this folder>`: the program, as `python3 <script>` runs it.


def start():
    import os
    import sys
    from importlib.machinery import SourceFileLoader

    folder = os.path.dirname(os.path.abspath(__file__))
    npcc = type(sys)("_npcc")
    npcc.__file__ = os.path.join(folder, "_npcc.py")
    exec(SourceFileLoader("_npcc", npcc.__file__).get_code("_npcc"), vars(npcc))
    npcc.run_main(folder, globals())


start()
