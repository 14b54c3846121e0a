import numpy as np


def gram_schmidt(A):
    E = np.zeros(A.shape)
    for j, v in enumerate(A.T.astype(float)):
        rest = v - E @ (E.T @ v)
        rest = rest - E @ (E.T @ rest)
        if np.linalg.norm(rest) > 1e-10 * np.linalg.norm(v):
            E[:, j] = rest / np.linalg.norm(rest)
    return E
