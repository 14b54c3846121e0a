import numpy as np


def forward_substitute(L, b):
    return np.linalg.solve(L, b)
