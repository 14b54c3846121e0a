# slip: unit-noise
# caught by: of_a_mean
import numpy as np


def standard_errors(J, r):
    return np.sqrt(np.diag(np.linalg.inv(J.T @ J)))
