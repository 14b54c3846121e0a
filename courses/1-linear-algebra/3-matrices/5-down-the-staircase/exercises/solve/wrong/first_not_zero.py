# slip: any-pivot
# caught by: rounding_hides_no_singular_system
import numpy as np


def solve(A, b):
    n = len(A)
    table = np.column_stack([A, b]).astype(float)  # (n, n + 1)
    for k in range(n):
        candidates = [i for i in range(k, n) if table[i, k] != 0]
        if not candidates:
            return None
        best = candidates[0]
        table[[k, best]] = table[[best, k]]
        for i in range(k + 1, n):
            table[i] -= table[i, k] / table[k, k] * table[k]
    x = np.zeros(n)
    for i in range(n - 1, -1, -1):
        x[i] = (table[i, n] - table[i, i + 1 : n] @ x[i + 1 :]) / table[i, i]
    return x
