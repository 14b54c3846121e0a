# slip: self-links-dropped
# caught by: links_to_itself_count
import numpy as np


def link_matrix(n, edges):
    L = np.zeros((n, n))
    for j, i in edges:
        if i != j:
            L[i, j] = 1
    return L / np.maximum(L.sum(axis=0), 1)
