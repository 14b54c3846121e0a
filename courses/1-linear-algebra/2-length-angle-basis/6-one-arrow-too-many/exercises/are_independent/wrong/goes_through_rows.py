# slip: rows-for-columns
# caught by: independent_columns_are_recognised
import numpy as np


def are_independent(V):
    found = []
    for v in V:
        length = np.linalg.norm(v)
        if length == 0:
            return False
        rest = v / length
        for direction in found:
            rest = rest - (rest @ direction) * direction
        if np.linalg.norm(rest) <= 1e-9:
            return False
        found.append(rest / np.linalg.norm(rest))
    return True
