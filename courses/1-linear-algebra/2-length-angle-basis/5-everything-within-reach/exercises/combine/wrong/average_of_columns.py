# slip: weights-averaged
# caught by: columns_are_weighted_and_added
import numpy as np


def combine(V, weights):
    total = np.zeros(V.shape[0])
    if weights.sum() == 0:
        return total
    for j in range(V.shape[1]):
        total = total + weights[j] / weights.sum() * V[:, j]
    return total
