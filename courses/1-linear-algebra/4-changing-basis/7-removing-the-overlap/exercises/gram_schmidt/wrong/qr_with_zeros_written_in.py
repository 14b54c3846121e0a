# slip: direction-made-up
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    m, n = A.shape
    Q, R = np.linalg.qr(A)
    E = np.zeros((m, n))
    for j in range(min(m, n)):
        if abs(R[j, j]) > 1e-9 * np.linalg.norm(A[:, j]):
            E[:, j] = Q[:, j]
    return E
