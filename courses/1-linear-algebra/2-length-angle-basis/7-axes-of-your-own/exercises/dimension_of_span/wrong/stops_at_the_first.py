# slip: stops-too-early
# caught by: dimension_is_counted
import numpy as np


def dimension_of_span(V):
    basis = []
    for v in V.T:
        length = np.linalg.norm(v)
        if length == 0:
            continue
        rest = v / length
        for direction in basis:
            rest = rest - (rest @ direction) * direction
        if np.linalg.norm(rest) <= 1e-9:
            break
        basis.append(rest / np.linalg.norm(rest))
    return len(basis)
