import numpy as np


def are_independent(V):
    k = V.shape[1]
    lengths = np.linalg.norm(V, axis=0)
    if np.any(lengths == 0):
        return False
    units = V / lengths
    for j in range(k):
        others = np.delete(units, j, axis=1)
        if others.shape[1] == 0:
            continue
        weights = np.linalg.lstsq(others, units[:, j], rcond=1e-9)[0]
        if np.linalg.norm(units[:, j] - others @ weights) <= 1e-9:
            return False
    return True
