# slip: shadows-on-slanted
# caught by: a_combination_is_noticed
import numpy as np


def are_independent(V):
    n, k = V.shape
    lengths = np.linalg.norm(V, axis=0)
    if k > n or not lengths.all():
        return False
    units = V / lengths
    for j in range(k):
        rest = units[:, j]
        for i in range(j):
            rest = rest - (units[:, j] @ units[:, i]) * units[:, i]
        if np.linalg.norm(rest) <= 1e-9:
            return False
    return True
