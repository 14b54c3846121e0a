# slip: exact-zero
# caught by: rounding_is_forgiven
import numpy as np


def solve_two_equations(A, b):
    (p, q), (r, s) = A.astype(float)
    area = p * s - q * r
    if area == 0:
        return None
    return np.array([b[0] * s - q * b[1], p * b[1] - b[0] * r]) / area
