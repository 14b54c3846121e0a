# slip: integers-kept
# caught by: whole_numbers_are_divided
import numpy as np


def eliminate(A, b):
    U, c = A.copy(), b.copy()
    row = 0
    for column in range(len(U)):
        best = row + np.argmax(np.abs(U[row:, column]))
        if abs(U[best, column]) <= 1e-12 * np.abs(A).max():
            continue
        U[[row, best]], c[[row, best]] = U[[best, row]], c[[best, row]]
        for below in range(row + 1, len(U)):
            m = U[below, column] / U[row, column]
            U[below] = U[below] - m * U[row]
            c[below] = c[below] - m * c[row]
        row += 1
    return U, c
