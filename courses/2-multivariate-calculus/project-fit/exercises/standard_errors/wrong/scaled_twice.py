# slip: noise-not-squared
# caught by: of_a_mean
import numpy as np


def standard_errors(J, r):
    m, n = J.shape
    return np.sqrt(np.diag(np.linalg.inv(J.T @ J))) * (r @ r) / (m - n)
