# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def gradient_check(f, grad, x):
    h = 1e-5
    given = grad(x)
    differences = np.zeros(len(x))
    for i in range(len(x)):
        x[i] += h
        ahead = f(x)
        x[i] -= 2 * h
        behind = f(x)
        x[i] += h
        differences[i] = (ahead - behind) / (2 * h)
    return np.abs(given - differences).max() / max(np.abs(given).max(), np.abs(differences).max())
