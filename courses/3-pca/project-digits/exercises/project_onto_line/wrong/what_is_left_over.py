# slip: complement
# caught by: points_of_the_line_stay
import numpy as np


def project_onto_line(x, b):
    return x - (x @ b) / (b @ b) * b
