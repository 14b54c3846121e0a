# slip: half-a-row
# caught by: stretches_are_undone
import numpy as np


def inverse(A):
    n, zero = len(A), 1e-10 * np.abs(A).max()
    table = np.hstack([A, np.eye(n)])  # (n, 2 n)
    for k in range(n):
        best = k + np.argmax(np.abs(table[k:, k]))
        if abs(table[best, k]) <= zero:
            return None
        table[[k, best]] = table[[best, k]]
        table[k, :n] /= table[k, k]
        for i in range(n):
            if i != k:  # above the pivot as well as below it
                table[i] -= table[i, k] * table[k]
    return table[:, n:]
