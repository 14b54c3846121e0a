import numpy as np


def lu(A):
    n = len(A)
    rows = [[float(x) for x in row] for row in A]
    order = list(range(n))
    for k in range(n):
        best = max(range(k, n), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        order[k], order[best] = order[best], order[k]
        for i in range(k + 1, n):
            if rows[k][k] == 0:
                continue
            rows[i][k] /= rows[k][k]
            for j in range(k + 1, n):
                rows[i][j] -= rows[i][k] * rows[k][j]
    packed = np.array(rows).reshape(n, n)
    return np.eye(n)[order], np.tril(packed, -1) + np.eye(n), np.triu(packed)
