# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def solve_two_equations(A, b):
    if A.dtype.kind != "f":
        A, b = A.astype(float), b.astype(float)
    for i in (0, 1):
        size = np.hypot(*A[i])
        A[i] /= size
        b[i] /= size
    if abs(np.linalg.det(A)) < 1e-9:
        return None
    return np.linalg.solve(A, b)
