# slip: steps-short
# caught by: begins_at_the_start
import numpy as np


def gradient_descent(gradient, start, rate, steps):
    x = np.array(start, dtype=float)
    path = []
    for _ in range(steps):
        x = x - rate * gradient(x)
        path.append(x)
    return np.array(path)
