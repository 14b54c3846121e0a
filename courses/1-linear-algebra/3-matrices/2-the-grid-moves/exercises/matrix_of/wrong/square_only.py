# slip: square-only
# caught by: dimensions_may_change
import numpy as np


def matrix_of(move, n):
    if np.any(move(np.zeros(n))):
        return None
    A = np.zeros((n, n))
    for j in range(n):
        image = move(np.eye(n)[j])
        for i in range(min(n, len(image))):
            A[i, j] = image[i]
    return A
