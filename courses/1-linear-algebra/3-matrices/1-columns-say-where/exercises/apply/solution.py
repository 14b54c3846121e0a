import numpy as np


def apply(A, x):
    """A times x as a mixture of the columns of A.

    A: (m, n).  x: (n,).  Returns (m,), floats.  Raises ValueError where the sizes do not fit.
    """
    # answer
    rows, columns = A.shape
    if columns != len(x):
        raise ValueError(f"A has {columns} columns and x has {len(x)} entries.")
    image = np.zeros(rows)  # (m,), floats: whole numbers would cut off what follows the point
    for weight, column in zip(x, A.T, strict=True):  # the rows of A.T are the columns of A
        image = image + weight * column
    return image
    # end
