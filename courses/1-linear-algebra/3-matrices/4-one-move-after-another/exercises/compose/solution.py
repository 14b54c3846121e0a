import numpy as np


def compose(first, second):
    """The matrix that does first, then second.

    first: (n, p).  second: (m, n).  Returns (m, p).  Raises ValueError where the sizes do not fit.
    """
    # answer
    if second.shape[1] != first.shape[0]:
        raise ValueError(f"first gives vectors of size {len(first)} and second takes those of size {second.shape[1]}.")
    columns = [second @ column for column in first.T]  # where each axis arrives
    return np.column_stack(columns)
    # end
