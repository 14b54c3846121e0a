import numpy as np


def link_matrix(n, edges):
    rows = [[0.0] * n for _ in range(n)]
    for source, target in set(edges):
        rows[source][target] = 1.0
    for row in rows:
        total = sum(row)
        if total:
            for k in range(n):
                row[k] /= total
    return np.array(rows).T
