# slip: orthogonal-needed
# caught by: independent_columns_are_recognised
import numpy as np


def are_independent(V):
    lengths = np.linalg.norm(V, axis=0)
    if not lengths.all():
        return False
    units = V / lengths
    return bool(np.allclose(units.T @ units, np.eye(V.shape[1])))
