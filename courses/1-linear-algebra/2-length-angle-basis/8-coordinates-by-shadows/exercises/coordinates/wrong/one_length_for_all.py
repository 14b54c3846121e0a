# slip: one-length-for-all
# caught by: coordinates_build_the_vector
import numpy as np


def coordinates(v, B):
    return (v @ B) / np.sum(B[:, 0] * B[:, 0])
