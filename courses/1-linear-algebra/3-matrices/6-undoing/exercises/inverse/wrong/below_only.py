# slip: above-left
# caught by: the_answer_undoes
import numpy as np


def inverse(A):
    n, zero = len(A), 1e-10 * np.abs(A).max()
    table = np.hstack([A, np.eye(n)])  # (n, 2 n)
    for k in range(n):
        best = k + np.argmax(np.abs(table[k:, k]))
        if abs(table[best, k]) <= zero:
            return None
        table[[k, best]] = table[[best, k]]
        table[k] /= table[k, k]
        for i in range(k + 1, n):
            table[i] -= table[i, k] * table[k]
    return table[:, n:]
