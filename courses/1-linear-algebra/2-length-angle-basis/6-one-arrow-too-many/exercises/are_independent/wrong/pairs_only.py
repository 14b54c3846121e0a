# slip: pairwise-only
# caught by: a_combination_is_noticed
import numpy as np


def are_independent(V):
    n, k = V.shape
    lengths = np.linalg.norm(V, axis=0)
    if k > n or not lengths.all():
        return False
    units = V / lengths
    for i in range(k):
        for j in range(i):
            if np.linalg.norm(units[:, i] - (units[:, i] @ units[:, j]) * units[:, j]) <= 1e-9:
                return False
    return True
