import numpy as np


def after_steps(A, x, n):
    y = [float(value) for value in x]
    for _ in range(n):
        y = [sum(a * b for a, b in zip(row, y, strict=True)) for row in A]
    return np.array(y)
