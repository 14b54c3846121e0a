# slip: one-too-many
# caught by: one_step_is_a_product
import numpy as np


def after_steps(A, x, n):
    y = A @ x
    for _ in range(n):
        y = A @ y
    return y
