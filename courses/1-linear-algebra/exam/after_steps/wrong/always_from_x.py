# slip: only-once
# caught by: steps_follow_each_other
import numpy as np


def after_steps(A, x, n):
    y = x.copy()
    for _ in range(n):
        y = A @ x
    return y
