import numpy as np


def solve(A, b):
    """Clears above the pivots as well, so that nothing is left to substitute."""
    table = np.hstack([np.asarray(A, dtype=float), np.reshape(b, (-1, 1))])
    limit = 1e-10 * np.abs(A).max()
    for k in range(len(table)):
        best = max(range(k, len(table)), key=lambda i: abs(table[i, k]))
        if abs(table[best, k]) <= limit:
            return None
        table[[k, best]] = table[[best, k]]
        table[k] = table[k] / table[k, k]
        for i in range(len(table)):
            if i != k:
                table[i] = table[i] - table[i, k] * table[k]
    return table[:, -1]
