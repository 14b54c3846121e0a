import numpy as np


def are_independent(V):
    """Whether no column of V is, to a billionth, a combination of the others.

    V: (n, k), one vector a column.
    """
    # answer
    found = []  # perpendicular directions of length one
    for v in V.T:
        length = np.linalg.norm(v)
        if length == 0:
            return False
        rest = v / length  # (n,)
        for direction in found:
            rest = rest - (rest @ direction) * direction  # take away a shadow
        left = np.linalg.norm(rest)
        if left <= 1e-9:
            return False
        found.append(rest / left)
    return True
    # end
