# slip: exact-zero
# caught by: a_combination_is_noticed
import numpy as np


def are_independent(V):
    n, k = V.shape
    if k > n or not np.all(np.any(V != 0, axis=0)):
        return False
    units = V / np.linalg.norm(V, axis=0)
    return bool(np.linalg.det(units.T @ units) != 0)
