# slip: stops-too-soon
# caught by: straight_problems_are_solved
import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    b, damping = np.array(start, dtype=float), 0.01
    r, J = residuals(b), jacobian(b)
    for _ in range(300):
        c = np.linalg.norm(J, axis=0)
        A = np.vstack([J, np.sqrt(damping) * np.diag(np.where(c > 0, c, 1.0))])
        d = np.linalg.lstsq(A, np.append(-r, np.zeros(len(b))), rcond=None)[0]
        new = residuals(b + d)
        if new @ new < r @ r:
            b = b + d
            r, J, damping = new, jacobian(b), damping / 3
        else:
            damping *= 5
        if np.all(np.abs(d) <= 0.01 * np.abs(b)):
            break
    return b
