# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def mirror_in_plane(A):
    for j in range(A.shape[1]):
        for k in range(j):
            A[:, j] -= (A[:, k] @ A[:, j]) * A[:, k]
        A[:, j] /= np.linalg.norm(A[:, j])
    return 2 * A @ A.T - np.eye(len(A))
