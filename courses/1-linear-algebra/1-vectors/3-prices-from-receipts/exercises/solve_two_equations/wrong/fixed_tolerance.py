# slip: fixed-tolerance
# caught by: rounding_is_forgiven
import numpy as np


def solve_two_equations(A, b):
    (p, q), (r, s) = A.astype(float)
    area = p * s - q * r
    if abs(area) < 1e-9:
        return None
    return np.array([b[0] * s - q * b[1], p * b[1] - b[0] * r]) / area
