import numpy as np


def solve_two_equations(A, b):
    lengths = np.linalg.norm(A, axis=1)
    rows, totals = A / lengths[:, None], b / lengths
    if abs(np.linalg.det(rows)) < 1e-9:
        return None
    return np.linalg.solve(rows, totals)
