# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def link_matrix(n, edges):
    L = np.zeros((n, n))
    while edges:
        j, i = edges.pop()
        L[i, j] = 1
    return L / np.maximum(L.sum(axis=0), 1)
