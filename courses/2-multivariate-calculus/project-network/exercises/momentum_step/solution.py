import numpy as np


def momentum_step(x, v, g, rate, momentum):
    """One step of descent with momentum.

    x, v, g: place, velocity and gradient, arrays of one shape.  rate, momentum: numbers.  Returns the new x and v.
    """
    # answer
    v = np.multiply(momentum, v) - np.multiply(rate, g)  # part of the old velocity is kept, the gradient pushes it
    return x + v, v
    # end
