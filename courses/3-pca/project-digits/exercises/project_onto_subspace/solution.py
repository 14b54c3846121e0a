import numpy as np


def project_onto_subspace(x, B):
    """The point nearest to x among all mixes of the columns of B.

    x: (D,).  B: (D, M), independent columns.  Returns (D,).
    """
    # answer
    c = np.linalg.solve(B.T @ B, B.T @ x)  # (M,) the rest stands at right angles to every column
    return B @ c  # (D,)
    # end
