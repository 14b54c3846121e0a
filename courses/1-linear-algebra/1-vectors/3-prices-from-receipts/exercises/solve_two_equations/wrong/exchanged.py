# slip: swapped-unknowns
# caught by: crossing_lines_are_solved
import numpy as np


def solve_two_equations(A, b):
    (p, q), (r, s) = A.astype(float)
    area = p * s - q * r
    if abs(area) <= 1e-9 * np.hypot(p, q) * np.hypot(r, s):
        return None
    return np.array([p * b[1] - b[0] * r, b[0] * s - q * b[1]]) / area
