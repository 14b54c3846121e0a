# slip: onto-the-point
# caught by: points_of_the_line_stay
import numpy as np


def project_onto_line(x, b):
    if not x.any():
        return np.zeros(len(x))
    return (x @ b) / (x @ x) * x
