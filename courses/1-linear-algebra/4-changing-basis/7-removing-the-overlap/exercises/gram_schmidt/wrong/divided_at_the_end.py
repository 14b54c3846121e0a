# slip: overlap-with-original
# caught by: columns_are_perpendicular
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(A.shape[1]):
        for k in range(j):
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
    lengths = np.linalg.norm(E, axis=0)
    return E / np.where(lengths > 0, lengths, 1)
