# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def dimension_of_span(V):
    if V.dtype.kind == "i":
        V = V.astype(float)
    for j in range(V.shape[1]):
        if V[:, j].any():
            V[:, j] /= np.linalg.norm(V[:, j])
    return int(np.linalg.matrix_rank(V, tol=1e-9))
