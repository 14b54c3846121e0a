# slip: repeats-counted
# caught by: repeated_links_count_once
import numpy as np


def link_matrix(n, edges):
    L = np.zeros((n, n))
    for j, i in edges:
        L[i, j] += 1
    return L / np.maximum(L.sum(axis=0), 1)
