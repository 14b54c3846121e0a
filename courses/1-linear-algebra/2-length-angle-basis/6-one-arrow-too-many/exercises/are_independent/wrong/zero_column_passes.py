# slip: zero-column
# caught by: a_zero_column_is_too_many
import numpy as np


def are_independent(V):
    found = []
    for v in V.T:
        with np.errstate(all="ignore"):
            rest = v / np.linalg.norm(v)
        if not np.isfinite(rest).all():
            continue
        for direction in found:
            rest = rest - (rest @ direction) * direction
        if np.linalg.norm(rest) <= 1e-9:
            return False
        found.append(rest / np.linalg.norm(rest))
    return True
