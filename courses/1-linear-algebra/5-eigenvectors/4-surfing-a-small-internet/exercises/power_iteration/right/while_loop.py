import numpy as np


def power_iteration(A, x, tol, max_steps):
    steps = 0
    v = x / np.sqrt(np.sum(x**2))
    while steps < max_steps:
        Av = A.dot(v)
        steps += 1
        rayleigh = float(np.dot(v, Av))
        residual = Av - rayleigh * v
        if np.sqrt(residual @ residual) / np.sqrt(Av @ Av) <= tol:
            return rayleigh, v
        v = Av / np.sqrt(Av @ Av)
    return None
