import numpy as np


def mean_and_covariance(X):
    S = np.cov(X, rowvar=False, bias=True)
    return np.average(X, axis=0), np.reshape(S, (X.shape[1], X.shape[1]))
