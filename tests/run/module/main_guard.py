import numpy as np
def main():
    a = np.arange(4.0)
    b = a * 2
    print(b.sum(), __name__, __doc__)
if __name__ == "__main__":
    main()
