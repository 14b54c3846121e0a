# slip: rows-for-columns
# caught by: columns_are_weighted_and_added
import numpy as np


def combine(V, weights):
    total = np.zeros(V.shape[1])
    for weight, arrow in zip(weights, V):
        total = total + weight * arrow
    return total
