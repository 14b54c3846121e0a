# slip: two-arrows-only
# caught by: columns_are_weighted_and_added
import numpy as np


def combine(V, weights):
    if V.shape[1] == 0:
        return np.zeros(V.shape[0])
    if V.shape[1] == 1:
        return weights[0] * V[:, 0]
    return weights[0] * V[:, 0] + weights[1] * V[:, 1]
