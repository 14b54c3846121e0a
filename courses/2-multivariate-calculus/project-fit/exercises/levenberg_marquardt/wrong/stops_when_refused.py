# slip: stops-too-soon
# caught by: steps_too_long_are_refused
import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    b, damping = np.array(start, dtype=float), 0.01
    r, J = residuals(b), jacobian(b)
    for _ in range(300):
        c = np.linalg.norm(J, axis=0)
        A = np.vstack([J, np.sqrt(damping) * np.diag(np.where(c > 0, c, 1.0))])
        d = np.linalg.lstsq(A, np.append(-r, np.zeros(len(b))), rcond=None)[0]
        new = residuals(b + d)
        if not new @ new < r @ r:
            break
        b = b + d
        r, J, damping = new, jacobian(b), damping / 3
    return b
