# slip: always-answers
# caught by: parallel_lines_give_none
import numpy as np


def solve_two_equations(A, b):
    return np.linalg.lstsq(A, b, rcond=None)[0]
