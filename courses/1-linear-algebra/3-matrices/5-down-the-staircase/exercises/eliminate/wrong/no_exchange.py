# slip: no-exchange
# caught by: rows_form_a_staircase
import numpy as np


def eliminate(A, b):
    U, c = np.array(A, dtype=float), np.array(b, dtype=float)
    for k in range(len(U)):
        for below in range(k + 1, len(U)):
            if U[k, k] == 0:
                continue
            m = U[below, k] / U[k, k]
            U[below] -= m * U[k]
            c[below] -= m * c[k]
    return U, c
