# slip: no-gram-inverse
# caught by: mixes_of_the_columns_stay
import numpy as np


def project_onto_subspace(x, B):
    return B @ (B.T @ x)
