# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def eliminate(A, b):
    if A.dtype.kind == "i":
        A, b = A.astype(float), b.astype(float)
    small = 1e-12 * np.abs(A).max()
    row = 0
    for column in range(len(A)):
        best = row + np.argmax(np.abs(A[row:, column]))
        if abs(A[best, column]) <= small:
            continue
        A[[row, best]], b[[row, best]] = A[[best, row]], b[[best, row]]
        for below in range(row + 1, len(A)):
            m = A[below, column] / A[row, column]
            A[below] -= m * A[row]
            b[below] -= m * b[row]
        row += 1
    return A.copy(), b.copy()
