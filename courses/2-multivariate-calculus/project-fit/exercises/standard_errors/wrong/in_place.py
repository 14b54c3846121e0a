# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def standard_errors(J, r):
    m, n = J.shape
    diagonal = np.diag(np.linalg.inv(J.T @ J))
    r **= 2
    return np.sqrt(diagonal * r.sum() / (m - n))
