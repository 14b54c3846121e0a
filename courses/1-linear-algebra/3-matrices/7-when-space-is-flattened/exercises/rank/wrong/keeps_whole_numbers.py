# slip: integer-arithmetic
# caught by: whole_numbers_are_taken
import numpy as np


def rank(A):
    M = A.copy()
    zero = 1e-10 * np.abs(M).max()
    row = 0
    for column in range(M.shape[1]):
        if row == len(M):
            break
        best = row + np.argmax(np.abs(M[row:, column]))
        if abs(M[best, column]) > zero:
            M[[row, best]] = M[[best, row]]
            for i in range(row + 1, len(M)):
                M[i] = M[i] - M[i, column] / M[row, column] * M[row]
            row += 1
    return row
