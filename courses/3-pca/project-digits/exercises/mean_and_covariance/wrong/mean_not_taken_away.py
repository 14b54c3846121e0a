# slip: not-centred
# caught by: the_diagonal_holds_variances
import numpy as np


def mean_and_covariance(X):
    return X.mean(axis=0), X.T @ X / len(X)
