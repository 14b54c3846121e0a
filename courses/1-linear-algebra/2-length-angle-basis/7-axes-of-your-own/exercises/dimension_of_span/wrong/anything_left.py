# slip: exact-zero
# caught by: dimension_is_counted
import numpy as np


def dimension_of_span(V):
    basis = []
    for v in V.T:
        rest = v.astype(float)
        for direction in basis:
            rest = rest - (rest @ direction) * direction
        if np.any(rest != 0):
            basis.append(rest / np.linalg.norm(rest))
    return len(basis)
