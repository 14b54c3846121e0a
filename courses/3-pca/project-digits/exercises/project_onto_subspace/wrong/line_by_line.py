# slip: sum-of-line-projections
# caught by: mixes_of_the_columns_stay
import numpy as np


def project_onto_subspace(x, B):
    total = np.zeros(len(x))
    for b in B.T:
        total += (x @ b) / (b @ b) * b
    return total
