# slip: exact-zero
# caught by: rounding_hides_no_singular_matrix
import numpy as np


def inverse(A):
    n = len(A)
    table = np.hstack([A, np.eye(n)])  # (n, 2 n)
    for k in range(n):
        best = k + np.argmax(np.abs(table[k:, k]))
        if table[best, k] == 0:
            return None
        table[[k, best]] = table[[best, k]]
        table[k] /= table[k, k]
        for i in range(n):
            if i != k:  # above the pivot as well as below it
                table[i] -= table[i, k] * table[k]
    return table[:, n:]
