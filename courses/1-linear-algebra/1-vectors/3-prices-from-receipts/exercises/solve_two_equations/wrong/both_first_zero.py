# slip: both-first-zero
# caught by: parallel_lines_give_none
import numpy as np


def solve_two_equations(A, b):
    rows = A.astype(float)
    totals = b.astype(float)
    if abs(rows[1, 0]) > abs(rows[0, 0]):
        rows, totals = rows[::-1].copy(), totals[::-1]
    m = rows[1, 0] / rows[0, 0]
    left, total = rows[1, 1] - m * rows[0, 1], totals[1] - m * totals[0]
    if abs(left) <= 1e-9 * np.hypot(*rows[1]):
        return None
    y = total / left
    return np.array([(totals[0] - rows[0, 1] * y) / rows[0, 0], y])
