import numpy as np


def damped_step(J, r, damping):
    A = J.T @ J
    for k in range(len(A)):
        A[k, k] = A[k, k] * (1 + damping) if A[k, k] > 0 else damping
    return np.linalg.solve(A, -J.T @ r)
