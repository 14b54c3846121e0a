# slip: axis-swapped
# caught by: the_mean_is_taken_over_samples
import numpy as np


def mean_and_covariance(X):
    mean = X.mean(axis=1)
    C = X - mean[:, None]
    return mean, C @ C.T / X.shape[1]
