# slip: vectors-in-rows
# caught by: columns_belong_to_their_values
import numpy as np


def eigen_2x2(A):
    values, V = np.linalg.eig(A)
    order = np.argsort(values)[::-1]
    return values[order], V.T[order]
