import numpy as np


def squared_misfit(values, data):
    """The sum of the squared residuals.

    values: (n,), what the model says.  data: (n,).  Returns a number.
    """
    # answer
    r = np.asarray(data) - np.asarray(values)  # (n,)
    return (r**2).sum()
    # end
