# slip: one-after-the-other
# caught by: mixes_of_the_columns_stay
import numpy as np


def project_onto_subspace(x, B):
    rest = x.copy()
    for b in B.T:
        rest = rest - (rest @ b) / (b @ b) * b
    return x - rest
