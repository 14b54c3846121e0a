import numpy as np


def apply(A, x):
    """A times x as a mixture of the columns of A, or None if the sizes do not fit.

    A: (m, n).  x: (n,).  Returns (m,), floats.
    """
    # answer
    rows, columns = A.shape
    if columns != len(x):
        return None
    image = np.zeros(rows)  # (m,), floats: whole numbers would cut off what follows the point
    for weight, column in zip(x, A.T, strict=True):  # the rows of A.T are the columns of A
        image = image + weight * column
    return image
    # end
