# slip: correlation
# caught by: the_diagonal_holds_variances
import numpy as np


def mean_and_covariance(X):
    mean = X.mean(axis=0)
    C = X - mean
    deviation = C.std(axis=0)
    C = C / np.where(deviation > 0, deviation, 1)
    return mean, C.T @ C / len(X)
