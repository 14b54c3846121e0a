import numpy as np


def mirror_in_plane(A):
    """The matrix of the mirror that the columns of A span.

    A: (n, n - 1), independent columns.  Returns (n, n).
    """
    # answer
    n = A.shape[0]
    E, _ = np.linalg.qr(A, mode="complete")  # (n, n): a frame; its last column stands straight out
    R = np.eye(n)
    R[-1, -1] = -1  # the mirror in its own frame
    return E @ R @ E.T  # go over, mirror, come back
    # end
