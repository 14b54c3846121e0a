# slip: length-one
# caught by: ranks_add_up_to_one
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = d * (L + (L.sum(axis=0) == 0) / n) + (1 - d) / n
    values, V = np.linalg.eig(M)
    v = V[:, np.argmax(values.real)].real
    return v * np.sign(v.sum())
