import numpy as np


def inverse(A):
    """Down to a staircase first, then up again, in plain lists."""
    n = len(A)
    limit = 1e-10 * max(abs(float(x)) for line in A for x in line)
    rows = [[float(x) for x in line] + [float(i == j) for j in range(n)] for i, line in enumerate(A)]
    for k in range(n):
        rows[k:] = sorted(rows[k:], key=lambda line: -abs(line[k]))
        if abs(rows[k][k]) <= limit:
            return None
        for i in range(k + 1, n):
            m = rows[i][k] / rows[k][k]
            rows[i] = [x - m * y for x, y in zip(rows[i], rows[k], strict=True)]
    for k in reversed(range(n)):
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(k):
            m = rows[i][k]
            rows[i] = [x - m * y for x, y in zip(rows[i], rows[k], strict=True)]
    return np.array(rows)[:, n:]
