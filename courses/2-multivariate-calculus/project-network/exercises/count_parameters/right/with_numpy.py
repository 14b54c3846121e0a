import numpy as np


def count_parameters(sizes):
    n = np.array(sizes)
    return int(n[:-1] @ n[1:] + n[1:].sum())
