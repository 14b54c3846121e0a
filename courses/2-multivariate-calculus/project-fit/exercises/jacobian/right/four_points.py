import numpy as np


def jacobian(f, x):
    x = np.asarray(x).astype(float)
    n = len(x)
    out = np.empty((len(f(x)), n))
    for k in range(n):
        h = 1e-3 * (abs(x[k]) if x[k] != 0 else 1.0)
        e = h * np.eye(n)[k]
        near = (f(x + e) - f(x - e)) / (2 * h)
        far = (f(x + 2 * e) - f(x - 2 * e)) / (4 * h)
        out[:, k] = (4 * near - far) / 3
    return out
