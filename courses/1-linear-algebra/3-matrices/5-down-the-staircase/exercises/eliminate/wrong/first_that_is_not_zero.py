# slip: any-pivot
# caught by: the_first_pivot_is_the_largest
import numpy as np


def eliminate(A, b):
    U, c = np.array(A, dtype=float), np.array(b, dtype=float)
    row = 0
    for column in range(len(U)):
        candidates = [i for i in range(row, len(U)) if U[i, column] != 0]
        if not candidates:
            continue
        best = candidates[0]
        U[[row, best]], c[[row, best]] = U[[best, row]], c[[best, row]]
        for below in range(row + 1, len(U)):
            m = U[below, column] / U[row, column]
            U[below] -= m * U[row]
            U[below, column] = 0
            c[below] -= m * c[row]
        row += 1
    return U, c
