import numpy as np


def dimension_of_span(V):
    """The dimension of the span of the columns of V, where a billionth is forgiven.

    V: (n, k), one vector a column.
    """
    # answer
    basis = []  # perpendicular directions of length one
    for v in V.T:
        length = np.linalg.norm(v)
        if length == 0:
            continue
        rest = v / length  # (n,)
        for direction in basis:
            rest = rest - (rest @ direction) * direction  # take away a shadow
        left = np.linalg.norm(rest)
        if left > 1e-9:
            basis.append(rest / left)
    return len(basis)
    # end
