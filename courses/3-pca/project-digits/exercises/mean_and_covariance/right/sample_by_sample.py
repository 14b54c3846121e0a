import numpy as np


def mean_and_covariance(X):
    N, D = X.shape
    mean = np.zeros(D)
    for x in X:
        mean += x / N
    S = np.zeros((D, D))
    for x in X:
        S += np.outer(x - mean, x - mean) / N
    return mean, S
