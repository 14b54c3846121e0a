# slip: rows-summed-then-scaled
# caught by: it_agrees_with_the_rows
import numpy as np


def apply(A, x):
    if A.shape[1] != len(x):
        raise ValueError(f"A has {A.shape[1]} columns and x has {len(x)} entries")
    weights = np.resize(x, A.shape[0])
    return A.sum(axis=1) * weights * 1.0
