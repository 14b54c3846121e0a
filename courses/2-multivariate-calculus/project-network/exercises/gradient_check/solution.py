import numpy as np


def gradient_check(f, grad, x):
    """How far grad(x) lies from the central differences of f, as a share of the largest entry of both.

    f: takes (n,), gives a number.  grad: takes (n,), gives (n,).  x: (n,).  Returns a number; 0 is perfect.
    """
    # answer
    h = 1e-5
    differences = np.zeros(len(x))  # (n,)
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        differences[i] = (f(x + step) - f(x - step)) / (2 * h)
    given = grad(x)  # (n,)
    largest = max(np.abs(given).max(), np.abs(differences).max())
    return np.abs(given - differences).max() / largest
    # end
