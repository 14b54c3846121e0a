# slip: forward-map
# caught by: coordinates_build_the_vector
import numpy as np


def coordinates(v, B):
    total = np.zeros(B.shape[0])
    for weight, b in zip(v, B.T):
        total = total + weight * b
    return total[: B.shape[1]]
