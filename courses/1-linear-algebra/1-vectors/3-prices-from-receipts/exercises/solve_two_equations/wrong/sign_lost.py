# slip: sign-on-substitution
# caught by: crossing_lines_are_solved
import numpy as np


def solve_two_equations(A, b):
    (p, q), (r, s) = A.astype(float)
    area = p * s - q * r
    if abs(area) <= 1e-9 * np.hypot(p, q) * np.hypot(r, s):
        return None
    y = (p * b[1] - b[0] * r) / area
    return np.array([(b[0] + q * y) / p if p else b[1] / r, y])
