# slip: transposed
# caught by: links_stand_in_their_column
import numpy as np


def link_matrix(n, edges):
    L = np.zeros((n, n))
    for j, i in edges:
        L[j, i] = 1
    return L / np.maximum(L.sum(axis=1, keepdims=True), 1)
