import numpy as np


def gradient_check(f, grad, x):
    h = 2e-5
    steps = h * np.eye(x.size)
    central = np.array([f(x + step) - f(x - step) for step in steps]) / (2 * h)
    given = np.array(grad(x))
    off = np.linalg.norm(given - central, np.inf)
    return float(off / np.abs(np.concatenate([given, central])).max())
