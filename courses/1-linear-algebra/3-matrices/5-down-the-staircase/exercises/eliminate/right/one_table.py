import numpy as np


def eliminate(A, b):
    table = np.hstack([np.asarray(A, dtype=float), np.reshape(b, (-1, 1))])
    limit = 1e-12 * np.abs(A).max()
    n = len(table)
    row = 0
    for column in range(n):
        best = max(range(row, n), key=lambda i: abs(table[i, column])) if row < n else n
        if best == n or abs(table[best, column]) <= limit:
            continue
        table[[row, best]] = table[[best, row]]
        factors = table[row + 1 :, column] / table[row, column]
        table[row + 1 :] = table[row + 1 :] - np.outer(factors, table[row])
        table[row + 1 :, column] = 0
        row += 1
    return table[:, :n], table[:, n]
