# slip: coordinates-not-point
# caught by: mixes_of_the_columns_stay
import numpy as np


def project_onto_subspace(x, B):
    return np.linalg.solve(B.T @ B, B.T @ x)
