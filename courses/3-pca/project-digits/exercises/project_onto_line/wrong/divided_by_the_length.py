# slip: single-norm
# caught by: points_of_the_line_stay
import numpy as np


def project_onto_line(x, b):
    return np.dot(x, b) / np.linalg.norm(b) * b
