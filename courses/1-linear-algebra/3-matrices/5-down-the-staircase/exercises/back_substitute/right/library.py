import numpy as np


def back_substitute(U, c):
    return np.linalg.solve(U, c)
