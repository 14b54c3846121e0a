# slip: length-not-removed
# caught by: length_does_not_tie
import numpy as np


def are_independent(V):
    sizes = np.linalg.svd(V, compute_uv=False)
    return V.shape[1] <= V.shape[0] and bool(sizes[-1] > 1e-9 * sizes[0])
