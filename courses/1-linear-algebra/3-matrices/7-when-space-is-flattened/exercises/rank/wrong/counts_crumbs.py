# slip: exact-zero-test
# caught by: crumbs_of_rounding_do_not_count
import numpy as np


def rank(A):
    M = np.array(A, dtype=float)
    row = 0
    for column in range(M.shape[1]):
        if row == len(M):
            break
        best = row + np.argmax(np.abs(M[row:, column]))
        if M[best, column] != 0:
            M[[row, best]] = M[[best, row]]
            M[row + 1 :] -= np.outer(M[row + 1 :, column] / M[row, column], M[row])
            row += 1
    return row
