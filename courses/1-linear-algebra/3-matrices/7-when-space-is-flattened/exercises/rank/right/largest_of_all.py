import numpy as np


def rank(A):
    M = np.array(A, dtype=float)
    zero = 1e-10 * np.abs(M).max()
    count = 0
    while M.size and np.abs(M).max() > zero:
        i, j = np.unravel_index(np.argmax(np.abs(M)), M.shape)
        M = M - np.outer(M[:, j] / M[i, j], M[i])
        M = np.delete(np.delete(M, i, axis=0), j, axis=1)
        count += 1
    return count
