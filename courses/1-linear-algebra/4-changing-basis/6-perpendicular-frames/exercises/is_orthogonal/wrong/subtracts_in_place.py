# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def is_orthogonal(Q):
    if Q.shape[0] != Q.shape[1]:
        return False
    G = Q.T @ Q
    Q -= Q
    return bool(np.abs(G - np.eye(len(G))).max() < 1e-9)
