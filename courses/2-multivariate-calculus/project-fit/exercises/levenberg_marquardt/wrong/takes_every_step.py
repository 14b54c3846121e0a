# slip: accept-always
# caught by: steps_too_long_are_refused
import numpy as np


def levenberg_marquardt(residuals, jacobian, start):
    b = np.array(start, dtype=float)
    for _ in range(60):
        d = np.linalg.lstsq(jacobian(b), -residuals(b), rcond=None)[0]
        b = np.clip(b + d, -1e100, 1e100)
    return b
