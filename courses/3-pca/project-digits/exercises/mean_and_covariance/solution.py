import numpy as np


def mean_and_covariance(X):
    """Where samples lie and how they spread.

    X: (N, D), a sample a row.  Returns the mean, (D,), and the covariance, (D, D), divided by N.
    """
    # answer
    mean = np.mean(X, axis=0)  # (D,)
    C = X - mean  # (N, D) every sample seen from the mean
    return mean, C.T @ C / len(X)  # (D, D)
    # end
