import numpy as np


def gauss_newton_step(J, r):
    """The shortest step d that makes the length of r + J d least.

    J: (m, n), the Jacobian of the residuals.  r: (m,), the residuals.  Returns (n,).
    """
    # answer
    return np.linalg.lstsq(J, -r, rcond=None)[0]  # (n,)
    # end
