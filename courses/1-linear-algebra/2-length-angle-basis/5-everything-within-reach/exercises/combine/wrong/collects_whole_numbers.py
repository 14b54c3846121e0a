# slip: fractions-cut-off
# caught by: whole_numbers_take_fractions
import numpy as np


def combine(V, weights):
    n, k = V.shape
    total = np.zeros(n, dtype=V.dtype)
    for i in range(n):
        for j in range(k):
            total[i] += weights[j] * V[i, j]
    return total
