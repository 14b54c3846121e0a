import numpy as np


def eliminate(A, b):
    """Staircase form of A x = b, the largest entry of each column as pivot.

    A: (n, n).  b: (n,).  Returns U: (n, n) and c: (n,).
    """
    # answer
    U, c = np.array(A, dtype=float), np.array(b, dtype=float)
    row, zero = 0, 1e-12 * np.abs(U).max()
    for column in range(len(U)):
        best = row + np.argmax(np.abs(U[row:, column]))
        if abs(U[best, column]) <= zero:
            U[row:, column] = 0  # no pivot here: the row waits
            continue
        U[[row, best]], c[[row, best]] = U[[best, row]], c[[best, row]]
        for below in range(row + 1, len(U)):
            m = U[below, column] / U[row, column]
            U[below] -= m * U[row]
            c[below] -= m * c[row]
        row += 1
    return U, c
    # end
