# slip: rows-for-columns
# caught by: coordinates_build_the_vector
import numpy as np


def coordinates(v, B):
    if B.shape[0] != B.shape[1]:
        B = B.T
    return np.array([(v @ b) / (b @ b) for b in B])
