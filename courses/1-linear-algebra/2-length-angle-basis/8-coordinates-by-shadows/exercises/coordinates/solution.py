import numpy as np


def coordinates(v, B):
    """The coordinates of v in the perpendicular columns of B.

    v: (n,).  B: (n, k).  Returns (k,).
    """
    # answer
    found = []
    for b in B.T:  # each column, (n,)
        found.append((v @ b) / (b @ b))  # its shadow, in lengths of b
    return np.array(found)
    # end
