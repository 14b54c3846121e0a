# slip: counts-not-probabilities
# caught by: a_column_adds_up_to_one
import numpy as np


def link_matrix(n, edges):
    L = np.zeros((n, n))
    for j, i in edges:
        L[i, j] = 1
    return L
