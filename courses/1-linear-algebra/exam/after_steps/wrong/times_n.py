# slip: scaled-by-n
# caught by: no_step_moves_nothing
import numpy as np


def after_steps(A, x, n):
    return n * (A @ x)
