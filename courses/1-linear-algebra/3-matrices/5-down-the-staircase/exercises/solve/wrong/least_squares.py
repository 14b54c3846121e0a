# slip: never-refuses
# caught by: singular_systems_are_refused
import numpy as np


def solve(A, b):
    return np.linalg.lstsq(A, b, rcond=None)[0]
