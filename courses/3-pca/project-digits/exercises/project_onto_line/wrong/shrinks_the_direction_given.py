# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def project_onto_line(x, b):
    b /= np.linalg.norm(b)
    return (x @ b) * b
