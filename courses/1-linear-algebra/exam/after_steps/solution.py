import numpy as np


def after_steps(A, x, n):
    """A applied n times to x: A is (k, k), x is (k,); returns (k,)."""
    # answer
    y = np.array(x)  # a copy: what is returned is never x itself
    for _ in range(n):
        y = A @ y
    return y
    # end
