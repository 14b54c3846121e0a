# slip: gradient-of-the-start
# caught by: every_step_feels_the_ground
import numpy as np


def gradient_descent(gradient, start, rate, steps):
    path = [np.array(start, dtype=float)]
    g = gradient(path[0])
    for _ in range(steps):
        path.append(path[-1] - rate * g)
    return np.array(path)
