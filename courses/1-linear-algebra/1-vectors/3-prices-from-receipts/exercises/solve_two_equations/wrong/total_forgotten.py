# slip: rhs-not-scaled
# caught by: crossing_lines_are_solved
import numpy as np


def solve_two_equations(A, b):
    rows = A.astype(float)
    totals = b.astype(float)
    if rows[0, 0] == 0:
        rows, totals = rows[::-1].copy(), totals[::-1]
    if rows[0, 0] == 0:
        return None
    size = np.hypot(*rows[1])
    rows[1] -= rows[1, 0] / rows[0, 0] * rows[0]
    if abs(rows[1, 1]) <= 1e-9 * size:
        return None
    y = totals[1] / rows[1, 1]
    return np.array([(totals[0] - rows[0, 1] * y) / rows[0, 0], y])
