# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def mean_and_covariance(X):
    mean = X.mean(axis=0)
    X -= mean
    return mean, X.T @ X / len(X)
