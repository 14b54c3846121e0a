# slip: normalised
# caught by: one_step_against_the_gradient
import numpy as np


def gradient_descent(gradient, start, rate, steps):
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        g = gradient(path[-1])
        path.append(path[-1] - rate * g / max(np.linalg.norm(g), 1e-12))
    return np.array(path)
