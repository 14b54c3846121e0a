# slip: squares-too-large
# caught by: large_components_do_not_overflow
import numpy as np


def length(v):
    return float(np.linalg.norm(v.astype(float)))
