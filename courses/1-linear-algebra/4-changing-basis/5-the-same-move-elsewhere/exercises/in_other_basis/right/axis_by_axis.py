import numpy as np


def in_other_basis(R, B):
    n = len(B)
    T = np.zeros((n, n))
    for j in range(n):
        standard = np.zeros(n)
        standard[j] = 1.0
        over = np.linalg.solve(B, standard)  # go over
        acted = R @ over  # act
        for k in range(n):  # come back: so much of each new axis
            T[:, j] += acted[k] * B[:, k]
    return T
