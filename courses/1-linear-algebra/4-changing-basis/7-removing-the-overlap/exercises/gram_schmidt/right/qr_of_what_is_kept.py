import numpy as np


def gram_schmidt(A):
    m, n = A.shape
    E, kept = np.zeros((m, n)), np.zeros((m, 0))
    for j in range(n):
        v = A[:, j].astype(float)
        if kept.shape[1] == m or not v.any():
            continue
        Q, R = np.linalg.qr(np.column_stack([kept, v / np.linalg.norm(v)]))
        if abs(R[-1, -1]) > 1e-9:
            E[:, j] = Q[:, -1]
            kept = Q
    return E
