# slip: zero-column
# caught by: zeros_bring_nothing
import numpy as np


def dimension_of_span(V):
    with np.errstate(all="ignore"):
        units = V / np.linalg.norm(V, axis=0)
    basis = []
    for rest in units.T:
        for direction in basis:
            rest = rest - (rest @ direction) * direction
        if not np.linalg.norm(rest) <= 1e-9:
            basis.append(np.nan_to_num(rest / np.linalg.norm(rest)))
    return len(basis)
