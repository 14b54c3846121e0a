# slip: n-1
# caught by: the_diagonal_holds_variances
import numpy as np


def mean_and_covariance(X):
    return X.mean(axis=0), np.atleast_2d(np.cov(X.T))
