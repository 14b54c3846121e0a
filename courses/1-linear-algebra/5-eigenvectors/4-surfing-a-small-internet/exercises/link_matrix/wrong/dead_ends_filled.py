# slip: dead-end-filled
# caught by: a_page_without_links_has_zeros
import numpy as np


def link_matrix(n, edges):
    L = np.zeros((n, n))
    for j, i in edges:
        L[i, j] = 1
    links = L.sum(axis=0)
    return np.where(links > 0, L / np.maximum(links, 1), 1 / n)
