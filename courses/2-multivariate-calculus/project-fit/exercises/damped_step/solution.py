import numpy as np


def damped_step(J, r, damping):
    """The step d for which |r + J d|² + damping |C d|² is least; C has the lengths of J's columns on its diagonal.

    J: (m, n).  r: (m,).  damping: above 0.  Returns (n,).
    """
    # answer
    c = np.linalg.norm(J, axis=0)  # (n,)
    c = np.where(c > 0, c, 1.0)
    A = np.vstack([J, np.sqrt(damping) * np.diag(c)])  # (m + n, n)
    return np.linalg.lstsq(A, np.append(-r, np.zeros(len(c))), rcond=None)[0]
    # end
