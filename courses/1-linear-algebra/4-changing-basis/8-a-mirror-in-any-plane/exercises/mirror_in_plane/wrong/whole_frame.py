# slip: integer-array
# caught by: whole_numbers_work
import numpy as np


def mirror_in_plane(A):
    E = A.copy()
    for j in range(A.shape[1]):
        rest = A[:, j].astype(float)
        for k in range(j):
            rest = rest - (E[:, k] @ rest) * E[:, k]
        E[:, j] = rest / np.linalg.norm(rest)
    return 2 * E @ E.T - np.eye(len(A))
