import numpy as np


def combine(V, weights):
    """The combination of the columns of V with these weights.

    V: (n, k), one vector a column.  weights: (k,).  Returns (n,).
    """
    # answer
    total = np.zeros(V.shape[0])  # (n,)
    for j in range(V.shape[1]):
        total = total + weights[j] * V[:, j]
    return total
    # end
