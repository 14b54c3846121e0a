# slip: single-norm
# caught by: coordinates_build_the_vector
import numpy as np


def coordinates(v, B):
    return np.array([(v @ b) / np.linalg.norm(b) for b in B.T])
