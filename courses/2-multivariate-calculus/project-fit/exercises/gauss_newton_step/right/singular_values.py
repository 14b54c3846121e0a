import numpy as np


def gauss_newton_step(J, r):
    U, s, Vt = np.linalg.svd(J, full_matrices=False)
    step = np.zeros(J.shape[1])
    for k in range(len(s)):
        if s[k] > 1e-10 * s[0]:
            step -= Vt[k] * (U[:, k] @ r) / s[k]
    return step
