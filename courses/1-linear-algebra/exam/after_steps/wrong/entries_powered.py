# slip: elementwise-power
# caught by: no_step_moves_nothing
import numpy as np


def after_steps(A, x, n):
    return (A**n) @ x
