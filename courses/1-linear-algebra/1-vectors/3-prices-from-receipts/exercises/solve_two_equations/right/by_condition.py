import numpy as np


def solve_two_equations(A, b):
    if np.linalg.cond(A) > 1e10:
        return None
    return np.linalg.inv(A) @ b
