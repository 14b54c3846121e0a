# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def rank(A):
    M = np.asarray(A, dtype=float)
    zero = 1e-10 * np.abs(M).max()
    row = 0
    for column in range(M.shape[1]):
        if row == len(M):
            break
        best = row + np.argmax(np.abs(M[row:, column]))
        if abs(M[best, column]) > zero:
            M[[row, best]] = M[[best, row]]
            M[row + 1 :] -= np.outer(M[row + 1 :, column] / M[row, column], M[row])
            row += 1
    return row
