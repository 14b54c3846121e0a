# slip: zeros-dropped
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    found = []
    for v in A.T.astype(float):
        rest = v.copy()
        for e in found * 2:
            rest -= (e @ rest) * e
        if np.linalg.norm(rest) > 1e-9 * np.linalg.norm(v):
            found.append(rest / np.linalg.norm(rest))
    return np.array(found).T
