import numpy as np


def squared_cost(A, Y):
    """The squared error, summed over outputs and averaged over samples.

    A, Y: (N, n_out), a sample in each row.  Returns a number.
    """
    # answer
    squares = (A - Y) ** 2  # (N, n_out)
    return np.mean(np.sum(squares, axis=1))  # over outputs added up, over samples averaged
    # end
