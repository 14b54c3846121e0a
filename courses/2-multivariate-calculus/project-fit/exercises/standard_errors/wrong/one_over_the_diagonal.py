# slip: correlation-ignored
# caught by: overlapping_columns
import numpy as np


def standard_errors(J, r):
    m, n = J.shape
    return np.sqrt((r @ r) / (m - n) / (J**2).sum(axis=0))
