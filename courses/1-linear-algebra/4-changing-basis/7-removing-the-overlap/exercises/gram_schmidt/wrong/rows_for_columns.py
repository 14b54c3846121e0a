# slip: rows-for-columns
# caught by: the_order_is_kept
import numpy as np


def gram_schmidt(A):
    E = A.astype(float)
    for j in range(len(E)):
        length = np.linalg.norm(E[j])
        for k in list(range(j)) * 2:
            E[j] -= (E[k] @ E[j]) * E[k]
        left = np.linalg.norm(E[j])
        E[j] = E[j] / left if left > 1e-9 * length else 0
    return E
