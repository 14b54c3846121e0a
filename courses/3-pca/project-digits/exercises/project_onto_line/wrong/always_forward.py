# slip: sign-lost
# caught by: points_of_the_line_stay
import numpy as np


def project_onto_line(x, b):
    return abs(x @ b) / (b @ b) * b
