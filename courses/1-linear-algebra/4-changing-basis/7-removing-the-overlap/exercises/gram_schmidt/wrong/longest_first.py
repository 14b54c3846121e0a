# slip: order-changed
# caught by: the_order_is_kept
import numpy as np


def gram_schmidt(A):
    order = np.argsort(-np.linalg.norm(A, axis=0), kind="stable")
    E = A.astype(float)
    for place, j in enumerate(order):
        for k in list(order[:place]) * 2:
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        left = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / left if left > 1e-9 * np.linalg.norm(A[:, j]) else 0
    return E
