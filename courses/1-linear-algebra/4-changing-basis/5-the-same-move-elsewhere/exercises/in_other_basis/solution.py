import numpy as np


def in_other_basis(R, B):
    """The move R of the paper whose axes are the columns of B, as a matrix on the standard paper.

    R: (n, n).  B: (n, n), independent columns.  Returns (n, n).
    """
    # answer
    # T B = B R: what T does to the new axes is what R says. Transposed, B.T T.T = (B R).T
    return np.linalg.solve(B.T, (B @ R).T).T
    # end
