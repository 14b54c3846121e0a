# slip: rounding-only
# caught by: a_billionth_is_forgiven
import numpy as np


def are_independent(V):
    lengths = np.linalg.norm(V, axis=0)
    if not lengths.all():
        return False
    return bool(np.linalg.matrix_rank(V / lengths) == V.shape[1])
