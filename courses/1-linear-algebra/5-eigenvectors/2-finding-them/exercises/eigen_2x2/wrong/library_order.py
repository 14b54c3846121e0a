# slip: smaller-first
# caught by: the_larger_comes_first
import numpy as np


def eigen_2x2(A):
    values, V = np.linalg.eig(A)
    order = np.argsort(values)
    return values[order], V[:, order]
