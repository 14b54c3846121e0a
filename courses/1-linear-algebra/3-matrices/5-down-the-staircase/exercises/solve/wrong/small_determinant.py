# slip: small-determinant
# caught by: units_do_not_matter
import numpy as np


def solve(A, b):
    n = len(A)
    if abs(np.linalg.det(A)) < 1e-9:
        return None
    table = np.column_stack([A, b]).astype(float)  # (n, n + 1)
    for k in range(n):
        best = k + np.argmax(np.abs(table[k:, k]))
        table[[k, best]] = table[[best, k]]
        for i in range(k + 1, n):
            table[i] -= table[i, k] / table[k, k] * table[k]
    x = np.zeros(n)
    for i in range(n - 1, -1, -1):
        x[i] = (table[i, n] - table[i, i + 1 : n] @ x[i + 1 :]) / table[i, i]
    return x
