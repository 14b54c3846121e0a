# slip: length-not-removed
# caught by: length_does_not_tie
import numpy as np


def are_independent(V):
    return bool(np.linalg.matrix_rank(V, tol=1e-9) == V.shape[1])
