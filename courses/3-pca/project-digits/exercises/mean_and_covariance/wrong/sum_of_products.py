# slip: scatter
# caught by: the_diagonal_holds_variances
import numpy as np


def mean_and_covariance(X):
    mean = X.mean(axis=0)
    C = X - mean
    return mean, C.T @ C
