# `import <this folder>`: the program as a module.


def start():
    import os
    import sys
    from importlib.machinery import SourceFileLoader

    # `python3 -m` imports a package before it runs its __main__.py: that must not run the program.
    caller = sys._getframe(2)
    while caller is not None and caller.f_code.co_filename.startswith("<frozen importlib"):
        caller = caller.f_back
    if caller is not None and caller.f_code.co_name == "_get_module_details":
        if caller.f_globals.get("__name__") == "runpy":
            return
    folder = os.path.dirname(os.path.abspath(__file__))
    npcc = type(sys)("_npcc")
    npcc.__file__ = os.path.join(folder, "_npcc.py")
    exec(SourceFileLoader("_npcc", npcc.__file__).get_code("_npcc"), vars(npcc))
    del globals()["start"]
    npcc.run_import(folder, globals())


start()
