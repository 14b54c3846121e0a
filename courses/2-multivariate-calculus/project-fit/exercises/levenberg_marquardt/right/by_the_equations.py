import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    b = np.asarray(start, dtype=float).copy()
    damping = 1e-3
    r = residuals(b)
    cost = r @ r
    J = jacobian(b)
    for _ in range(400):
        A = J.T @ J
        D = np.diag(np.diag(A) + (np.diag(A) == 0))
        step = np.linalg.solve(A + damping * D, -J.T @ r)
        tried = residuals(b + step)
        if np.isfinite(tried).all() and tried @ tried < cost:
            b = b + step
            r, cost = tried, tried @ tried
            J = jacobian(b)
            damping = max(damping / 10, 1e-12)
        else:
            damping *= 10
        if damping > 1e16:
            break
    return b
