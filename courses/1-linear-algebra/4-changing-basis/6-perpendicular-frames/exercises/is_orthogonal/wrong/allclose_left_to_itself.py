# slip: loose-tolerance
# caught by: a_millionth_is_too_much
import numpy as np


def is_orthogonal(Q):
    rows, columns = Q.shape
    return rows == columns and np.allclose(Q.T @ Q, np.eye(columns))
