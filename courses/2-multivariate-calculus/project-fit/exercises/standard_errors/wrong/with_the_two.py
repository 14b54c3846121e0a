# slip: two-left-in
# caught by: of_a_mean
import numpy as np


def standard_errors(J, r):
    m, n = J.shape
    H = 2 * J.T @ J
    return np.sqrt(np.diag(np.linalg.inv(H)) * (r @ r) / (m - n))
