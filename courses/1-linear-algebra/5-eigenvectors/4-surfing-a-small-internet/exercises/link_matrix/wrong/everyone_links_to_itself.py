# slip: self-link-added
# caught by: links_stand_in_their_column
import numpy as np


def link_matrix(n, edges):
    L = np.eye(n)
    for j, i in edges:
        L[i, j] = 1
    return L / L.sum(axis=0)
