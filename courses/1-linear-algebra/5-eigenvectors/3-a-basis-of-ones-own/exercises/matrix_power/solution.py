import numpy as np


def matrix_power(A, n):
    """The n-th power of A, through its eigenvectors.

    A: (m, m), diagonalisable.  n: a whole number, 0 or more.  Returns (m, m), real.
    """
    # answer
    values, C = np.linalg.eig(A)  # A C = C D
    powered = C * values**n  # C D^n: column j times its eigenvalue to the n
    # X C = C D^n, so C.T X.T = powered.T
    return np.linalg.solve(C.T, powered.T).T.real
    # end
