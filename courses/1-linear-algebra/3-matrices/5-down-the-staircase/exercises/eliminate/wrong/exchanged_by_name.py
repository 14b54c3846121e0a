# slip: exchange-overwrites
# caught by: the_solution_stays
import numpy as np


def eliminate(A, b):
    U, c = np.array(A, dtype=float), np.array(b, dtype=float)
    row = 0
    for column in range(len(U)):
        best = row + np.argmax(np.abs(U[row:, column]))
        if abs(U[best, column]) <= 1e-12 * np.abs(A).max():
            continue
        U[row], U[best] = U[best], U[row]
        c[row], c[best] = c[best], c[row]
        for below in range(row + 1, len(U)):
            m = U[below, column] / U[row, column]
            U[below] -= m * U[row]
            c[below] -= m * c[row]
        row += 1
    return U, c
