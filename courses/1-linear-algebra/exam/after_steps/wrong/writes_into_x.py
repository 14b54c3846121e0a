# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def after_steps(A, x, n):
    for _ in range(n):
        x[:] = A @ x
    return x.copy()
