import numpy as np


def gradient_descent(gradient, start, rate, steps):
    """Step against the gradient again and again, and keep the path.

    gradient: a function, (n,) to (n,).  start: (n,).  rate, steps: numbers.  Returns (steps + 1, n).
    """
    # answer
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - rate * gradient(path[-1]))
    return np.array(path)  # (steps + 1, n)
    # end
