# slip: wrong-axis
# caught by: it_agrees_with_the_rows
import numpy as np


def apply(A, x):
    if A.shape[1] != len(x):
        raise ValueError(f"A has {A.shape[1]} columns and x has {len(x)} entries")
    total = (A * x).sum(axis=0) * 1.0
    return np.resize(total, A.shape[0])
