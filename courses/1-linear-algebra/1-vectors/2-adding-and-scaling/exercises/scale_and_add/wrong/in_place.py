# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def scale_and_add(a, u, b, v):
    u[:] = np.multiply(a, u)
    return u + b * v
