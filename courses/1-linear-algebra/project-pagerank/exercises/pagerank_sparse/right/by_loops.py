import numpy as np


def pagerank_sparse(n, sources, targets, d):
    links_of = {}
    for j, i in zip(sources.tolist(), targets.tolist(), strict=True):
        links_of.setdefault(j, []).append(i)
    ranks = np.ones(n) / n
    for _ in range(5000):
        new = np.zeros(n)
        for j, pages in links_of.items():
            for i in pages:
                new[i] += d * ranks[j] / len(pages)
        new += (1 - new.sum()) / n
        if abs(new - ranks).sum() < 1e-9:
            return new
        ranks = new
    return ranks
