import numpy as np


def reconstruct(Z, W, mean):
    """Samples rebuilt from their scores.

    Z: (N, k).  W: (D, k), a component a column.  mean: (D,).  Returns (N, D).
    """
    # answer
    return mean + np.dot(Z, W.T)  # (N, D): the mean, and so much of every component
    # end
