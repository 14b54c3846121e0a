import numpy as np


def dimension_of_span(V):
    lengths = np.linalg.norm(V, axis=0)
    units = V[:, lengths > 0] / lengths[lengths > 0]
    if units.shape[1] == 0:
        return 0
    return int(np.linalg.matrix_rank(units, tol=1e-9))
