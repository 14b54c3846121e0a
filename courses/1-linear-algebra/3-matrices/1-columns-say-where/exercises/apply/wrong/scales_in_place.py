# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def apply(A, x):
    if A.shape[1] != len(x):
        raise ValueError(f"A has {A.shape[1]} columns and x has {len(x)} entries")
    for j in range(len(x)):
        A[:, j] = A[:, j] * x[j]
    return A.sum(axis=1) * 1.0
