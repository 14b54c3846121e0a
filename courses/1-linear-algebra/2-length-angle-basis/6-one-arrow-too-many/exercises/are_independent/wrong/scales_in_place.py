# slip: changes-arguments
# caught by: whole_numbers_and_arguments_stay
import numpy as np


def are_independent(V):
    if V.dtype.kind == "i":
        V = V.astype(float)
    lengths = np.linalg.norm(V, axis=0)
    if not lengths.all():
        return False
    V /= lengths
    return bool(np.linalg.matrix_rank(V, tol=1e-9) == V.shape[1])
