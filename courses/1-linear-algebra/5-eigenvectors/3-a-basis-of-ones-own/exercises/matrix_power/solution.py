import numpy as np


def matrix_power(A, n):
    """The n-th power of A, through its eigenvectors.

    A: (m, m), diagonalisable.  n: a whole number, 0 or more.  Returns (m, m), real.
    """
    # answer
    values, V = np.linalg.eig(A)  # A V = V D
    powered = V * values**n  # V D^n: column j times its eigenvalue to the n
    # X V = V D^n, so V.T X.T = powered.T
    return np.linalg.solve(V.T, powered.T).T.real
    # end
