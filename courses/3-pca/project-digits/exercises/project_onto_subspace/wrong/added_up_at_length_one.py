# slip: sum-of-line-projections
# caught by: mixes_of_the_columns_stay
import numpy as np


def project_onto_subspace(x, B):
    U = B / np.linalg.norm(B, axis=0)
    return U @ U.T @ x
