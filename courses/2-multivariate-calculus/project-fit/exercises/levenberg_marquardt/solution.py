import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    """Damped steps, accepted where they make the sum of squared residuals smaller, refused where they do not.

    residuals: a function, (n,) to (m,).  jacobian: a function, (n,) to (m, n).  start: (n,).  Returns (n,).
    """
    # answer
    b, damping = np.array(start, dtype=float), 0.01
    r, J = residuals(b), jacobian(b)
    for _ in range(2000):
        c = np.linalg.norm(J, axis=0)  # (n,) the unit of each parameter
        c = np.where(c > 0, c, 1.0)
        A = np.vstack([J / c, np.sqrt(damping) * np.eye(len(b))])  # (m + n, n)
        d = np.linalg.lstsq(A, np.append(-r, np.zeros(len(b))), rcond=None)[0] / c
        new = residuals(b + d)
        if new @ new < r @ r:  # false where new is NaN
            b, r, J, damping = b + d, new, jacobian(b + d), damping / 3
        else:
            damping *= 5
        if np.all(np.abs(d) <= 1e-10 * np.abs(b)):
            break
    return b
    # end
