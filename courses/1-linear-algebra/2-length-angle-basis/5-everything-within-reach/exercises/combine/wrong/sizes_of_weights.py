# slip: positive-only
# caught by: columns_are_weighted_and_added
import numpy as np


def combine(V, weights):
    total = np.zeros(V.shape[0])
    for j in range(V.shape[1]):
        total = total + abs(weights[j]) * V[:, j]
    return total
