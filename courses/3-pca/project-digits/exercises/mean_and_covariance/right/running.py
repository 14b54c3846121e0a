import numpy as np


def mean_and_covariance(X):
    mean = X[0].astype(float)
    scatter = np.zeros((len(mean), len(mean)))
    for n, x in enumerate(X[1:], start=2):
        apart = x - mean
        mean = mean + apart / n
        scatter += np.outer(apart, x - mean)
    return mean, scatter / len(X)
