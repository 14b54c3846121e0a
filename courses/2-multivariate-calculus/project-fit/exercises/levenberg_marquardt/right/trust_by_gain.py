import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    b = np.array(start, dtype=float)
    r, J = residuals(b), jacobian(b)
    damping, grow = 0.1, 2.0
    for _ in range(1000):
        c = np.sqrt((J**2).sum(axis=0))
        c[c == 0] = 1.0
        U, s, Vt = np.linalg.svd(J / c, full_matrices=False)
        q = U.T @ r
        d = -(Vt.T @ (s / (s**2 + damping) * q)) / c
        new = residuals(b + d)
        expected = r @ r - np.sum((r + J @ d) ** 2)
        gain = (r @ r - new @ new) / expected if expected > 0 else -1.0
        if gain > 0:
            b = b + d
            r, J = new, jacobian(b)
            damping, grow = max(damping * max(1 / 3, 1 - (2 * gain - 1) ** 3), 1e-15), 2.0
        else:
            damping, grow = damping * grow, 2 * grow
        if np.linalg.norm(c * d) <= 1e-12 * np.linalg.norm(c * b) or damping > 1e20:
            break
    return b
