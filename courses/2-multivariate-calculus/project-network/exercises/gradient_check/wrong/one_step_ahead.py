# slip: one-sided
# caught by: right_gradients_pass
import numpy as np


def gradient_check(f, grad, x):
    h = 1e-5
    differences = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        differences[i] = (f(x + step) - f(x)) / h
    given = grad(x)
    return np.abs(given - differences).max() / max(np.abs(given).max(), np.abs(differences).max())
