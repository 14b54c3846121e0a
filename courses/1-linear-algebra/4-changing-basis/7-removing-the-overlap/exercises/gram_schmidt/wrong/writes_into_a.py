# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def gram_schmidt(A):
    for j in range(A.shape[1]):
        length = np.linalg.norm(A[:, j])
        for k in list(range(j)) * 2:
            A[:, j] -= (A[:, k] @ A[:, j]) * A[:, k]
        left = np.linalg.norm(A[:, j])
        A[:, j] = A[:, j] / left if left > 1e-9 * length else 0
    return A
