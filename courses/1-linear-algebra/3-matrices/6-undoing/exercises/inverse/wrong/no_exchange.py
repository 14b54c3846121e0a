# slip: no-exchange
# caught by: the_answer_undoes
import numpy as np


def inverse(A):
    n, zero = len(A), 1e-10 * np.abs(A).max()
    table = np.hstack([A, np.eye(n)])  # (n, 2 n)
    for k in range(n):
        if abs(table[k, k]) <= zero:
            return None
        table[k] /= table[k, k]
        for i in range(n):
            if i != k:  # above the pivot as well as below it
                table[i] -= table[i, k] * table[k]
    return table[:, n:]
