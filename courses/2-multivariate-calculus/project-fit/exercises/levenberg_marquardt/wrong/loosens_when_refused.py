# slip: damping-wrong-way
# caught by: straight_problems_are_solved
import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    b, damping = np.array(start, dtype=float), 0.01
    r, J = residuals(b), jacobian(b)
    for _ in range(40):
        A = J.T @ J
        step = np.linalg.lstsq(A + damping * np.diag(np.diag(A)), -J.T @ r, rcond=None)[0]
        new = residuals(b + step)
        if new @ new < r @ r:
            b = b + step
            r, J, damping = new, jacobian(b), min(damping * 5, 1e12)
        else:
            damping = max(damping / 3, 1e-12)
    return b
