import numpy as np


def inverse_and_determinant(A):
    """Rows in lists, an order of rows, and one column of the inverse at a time."""
    n = len(A)
    rows, order, value = [[float(x) for x in line] for line in A], list(range(n)), 1.0
    limit = 1e-10 * max(abs(x) for line in rows for x in line)
    for k in range(n):
        best = max(range(k, n), key=lambda i: abs(rows[i][k]))
        if abs(rows[best][k]) <= limit:
            return None, 0.0
        if best != k:
            rows[k], rows[best] = rows[best], rows[k]
            order[k], order[best] = order[best], order[k]
            value = -value
        value *= rows[k][k]
        for i in range(k + 1, n):
            rows[i][k] /= rows[k][k]
            for j in range(k + 1, n):
                rows[i][j] -= rows[i][k] * rows[k][j]
    columns = []
    for unit in range(n):
        x = [float(place == unit) for place in order]
        for i in range(n):
            x[i] -= sum(rows[i][j] * x[j] for j in range(i))
        for i in reversed(range(n)):
            x[i] = (x[i] - sum(rows[i][j] * x[j] for j in range(i + 1, n))) / rows[i][i]
        columns.append(x)
    return np.array(columns).T, value
