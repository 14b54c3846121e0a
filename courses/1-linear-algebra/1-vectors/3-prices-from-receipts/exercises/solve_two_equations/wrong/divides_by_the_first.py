# slip: zero-pivot
# caught by: zeros_are_taken
import numpy as np


def solve_two_equations(A, b):
    (p, q), (r, s) = A.astype(float)
    if p == 0:
        return None
    m = r / p
    left, total = s - m * q, b[1] - m * b[0]
    if abs(left) <= 1e-9 * np.hypot(r, s):
        return None
    y = total / left
    return np.array([(b[0] - q * y) / p, y])
