# slip: all-at-once
# caught by: right_gradients_pass
import numpy as np


def gradient_check(f, grad, x):
    h = 1e-5
    differences = np.zeros(len(x))
    for i in range(len(x)):
        differences[i] = (f(x + h) - f(x - h)) / (2 * h)
    given = grad(x)
    return np.abs(given - differences).max() / max(np.abs(given).max(), np.abs(differences).max())
