import numpy as np


def compose(first, second):
    """The matrix that does first, then second; None if the sizes do not fit.

    first: (n, p).  second: (m, n).  Returns (m, p).
    """
    # answer
    if second.shape[1] != first.shape[0]:
        return None
    columns = [second @ column for column in first.T]  # where each axis arrives
    return np.column_stack(columns)
    # end
