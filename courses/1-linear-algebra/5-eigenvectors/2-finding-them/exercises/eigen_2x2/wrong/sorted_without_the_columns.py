# slip: wrong-pair
# caught by: columns_belong_to_their_values
import numpy as np


def eigen_2x2(A):
    values, V = np.linalg.eig(A)
    order = np.argsort(values)
    return np.sort(values)[::-1], V[:, order]
