# slip: direction-made-up
# caught by: a_dependent_column_becomes_zero
import numpy as np


def gram_schmidt(A):
    Q, R = np.linalg.qr(A)
    return Q
