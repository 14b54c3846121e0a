# slip: swapped
# caught by: coordinates_build_the_vector
import numpy as np


def coordinates(v, B):
    found = []
    for b in B.T:
        found.insert(0, (v @ b) / (b @ b))
    return np.array(found)
