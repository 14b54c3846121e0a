# slip: refused-step-kept
# caught by: steps_too_long_are_refused
import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    b, damping = np.array(start, dtype=float), 0.01
    r = residuals(b)
    for _ in range(60):
        J = jacobian(b)
        c = np.linalg.norm(J, axis=0)
        A = np.vstack([J, np.sqrt(damping) * np.diag(np.where(c > 0, c, 1.0))])
        d = np.linalg.lstsq(A, np.append(-residuals(b), np.zeros(len(b))), rcond=None)[0]
        b = np.clip(b + d, -1e100, 1e100)
        new = residuals(b)
        if new @ new < r @ r:
            r, damping = new, damping / 3
        else:
            damping = min(damping * 5, 1e12)
    return b
