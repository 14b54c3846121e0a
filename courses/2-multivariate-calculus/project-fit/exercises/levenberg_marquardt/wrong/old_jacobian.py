# slip: jacobian-not-renewed
# caught by: a_curve_is_fitted
import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    b, damping = np.array(start, dtype=float), 0.01
    r, J = residuals(b), jacobian(b)
    for _ in range(60):
        A = J.T @ J
        step = np.linalg.lstsq(A + damping * np.diag(np.diag(A)), -J.T @ r, rcond=None)[0]
        new = residuals(b + step)
        if new @ new < r @ r:
            b, r, damping = b + step, new, damping / 3
        else:
            damping = min(damping * 5, 1e12)
    return b
