# slip: signs-cancel
# caught by: faults_are_found
import numpy as np


def gradient_check(f, grad, x):
    h = 1e-5
    differences = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        differences[i] = (f(x + step) - f(x - step)) / (2 * h)
    given = grad(x)
    return max((given - differences).max(), 0) / max(np.abs(given).max(), np.abs(differences).max())
