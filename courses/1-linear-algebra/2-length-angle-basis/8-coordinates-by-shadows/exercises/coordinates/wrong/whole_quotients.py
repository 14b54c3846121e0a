# slip: fractions-cut-off
# caught by: whole_numbers_have_fractions
import numpy as np


def coordinates(v, B):
    found = np.zeros(B.shape[1], dtype=B.dtype)
    for j in range(B.shape[1]):
        found[j] = (v @ B[:, j]) / (B[:, j] @ B[:, j])
    return found
