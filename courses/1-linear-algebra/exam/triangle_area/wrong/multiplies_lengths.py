# slip: lengths-multiplied
# caught by: half_of_the_parallelogram
import numpy as np


def triangle_area(p, q, r):
    return np.linalg.norm(q - p) * np.linalg.norm(r - p) / 2
