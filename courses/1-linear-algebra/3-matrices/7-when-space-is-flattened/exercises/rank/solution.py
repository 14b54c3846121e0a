import numpy as np


def rank(A):
    """The number of pivots of A, to one part in ten billion of its largest entry.

    A: (m, n).
    """
    # answer
    M = np.array(A, dtype=float)  # a copy of our own, (m, n)
    zero = 1e-10 * np.abs(M).max()
    row = 0  # waits for the next pivot
    for column in range(M.shape[1]):
        if row == len(M):
            break
        best = row + np.argmax(np.abs(M[row:, column]))
        if abs(M[best, column]) > zero:
            M[[row, best]] = M[[best, row]]
            M[row + 1 :] -= np.outer(M[row + 1 :, column] / M[row, column], M[row])
            row += 1
    return row
    # end
