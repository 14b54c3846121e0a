# slip: rows-divided
# caught by: pivots_are_not_scaled
import numpy as np


def eliminate(A, b):
    U, c = np.array(A, dtype=float), np.array(b, dtype=float)
    row = 0
    for column in range(len(U)):
        best = row + np.argmax(np.abs(U[row:, column]))
        if abs(U[best, column]) <= 1e-12 * np.abs(A).max():
            continue
        U[[row, best]], c[[row, best]] = U[[best, row]], c[[best, row]]
        c[row] /= U[row, column]
        U[row] /= U[row, column]
        for below in range(row + 1, len(U)):
            c[below] -= U[below, column] * c[row]
            U[below] -= U[below, column] * U[row]
        row += 1
    return U, c
