import numpy as np


def solve_two_equations(A, b):
    """The solution of two equations in two unknowns, or None where the lines are parallel or identical.

    A: (2, 2), a row for each equation.  b: (2,).  Returns (2,) or None.
    """
    # answer
    (p, q), (r, s) = A.astype(float)
    area = p * s - q * r  # 0 when the rows run in the same direction
    if abs(area) <= 1e-9 * np.hypot(p, q) * np.hypot(r, s):
        return None
    x = (b[0] * s - q * b[1]) / area
    y = (p * b[1] - b[0] * r) / area
    return np.array([x, y])  # (2,)
    # end
