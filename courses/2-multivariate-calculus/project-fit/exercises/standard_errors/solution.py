import numpy as np


def standard_errors(J, r):
    """The standard error of each parameter of a fit, from the curvature and the size of the residuals.

    J: (m, n), the Jacobian of the residuals, m above n.  r: (m,), the residuals.  Returns (n,).
    """
    # answer
    m, n = J.shape
    variance = r @ r / (m - n)  # what one residual's square is on average
    covariance = variance * np.linalg.inv(J.T @ J)  # (n, n)
    return np.sqrt(np.diag(covariance))
    # end
