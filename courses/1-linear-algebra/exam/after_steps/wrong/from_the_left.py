# slip: transposed
# caught by: one_step_is_a_product
import numpy as np


def after_steps(A, x, n):
    y = x.copy()
    for _ in range(n):
        y = y @ A
    return y
