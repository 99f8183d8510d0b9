# argv: 3 --name=x
import argparse
import sys
import numpy as np
p = argparse.ArgumentParser()
p.add_argument("n", type=int)
p.add_argument("--name")
args = p.parse_args()
a = np.arange(args.n) * 2.0
print(a, args.name, sys.argv[1:], len(sys.argv))
