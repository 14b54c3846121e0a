# slip: reciprocal
# caught by: coordinates_build_the_vector
import numpy as np


def coordinates(v, B):
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.array([(b @ b) / (v @ b) for b in B.T]), posinf=0.0, neginf=0.0)
