import numpy as np


def pagerank(L, d):
    n = len(L)
    links = L.tolist()
    columns = [[links[i][j] for i in range(n)] for j in range(n)]
    columns = [column if any(column) else [1 / n] * n for column in columns]
    ranks = [1 / n] * n
    while True:
        new = [(1 - d) / n] * n
        for j in range(n):
            for i in range(n):
                new[i] += d * columns[j][i] * ranks[j]
        if max(abs(a - b) for a, b in zip(new, ranks, strict=True)) < 1e-9:
            return np.array(new)
        ranks = new
