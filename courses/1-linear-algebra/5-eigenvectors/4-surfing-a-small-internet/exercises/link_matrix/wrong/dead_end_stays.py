# slip: self-link-added
# caught by: a_page_without_links_has_zeros
import numpy as np


def link_matrix(n, edges):
    L = np.zeros((n, n))
    for j, i in edges:
        L[i, j] = 1
    for j in range(n):
        if L[:, j].sum() == 0:
            L[j, j] = 1
    return L / L.sum(axis=0)
