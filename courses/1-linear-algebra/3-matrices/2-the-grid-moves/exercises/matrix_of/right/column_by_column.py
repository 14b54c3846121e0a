import numpy as np


def matrix_of(move, n):
    start = [float(entry) for entry in move(np.zeros(n))]
    if any(entry != 0 for entry in start):
        return None
    A = np.empty((len(start), n))
    for j in range(n):
        axis = np.zeros(n)
        axis[j] = 1
        A[:, j] = move(axis)
    return A
