# slip: no-exchange
# caught by: the_answer_solves_the_system
import numpy as np


def solve(A, b):
    n, zero = len(A), 1e-10 * np.abs(A).max()
    table = np.column_stack([A, b]).astype(float)  # (n, n + 1)
    for k in range(n):
        if abs(table[k, k]) <= zero:
            return None
        for i in range(k + 1, n):
            table[i] -= table[i, k] / table[k, k] * table[k]
    x = np.zeros(n)
    for i in range(n - 1, -1, -1):
        x[i] = (table[i, n] - table[i, i + 1 : n] @ x[i + 1 :]) / table[i, i]
    return x
