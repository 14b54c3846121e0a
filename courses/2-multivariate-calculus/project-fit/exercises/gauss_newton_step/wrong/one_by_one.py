# slip: elementwise
# caught by: removes_what_can_be_removed
import numpy as np


def gauss_newton_step(J, r):
    squares = (J**2).sum(axis=0)
    return -(J.T @ r) / np.where(squares > 0, squares, 1)
