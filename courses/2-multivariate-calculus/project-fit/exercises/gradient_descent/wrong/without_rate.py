# slip: unscaled
# caught by: one_step_against_the_gradient
import numpy as np


def gradient_descent(gradient, start, rate, steps):
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - gradient(path[-1]))
    return np.array(path)
