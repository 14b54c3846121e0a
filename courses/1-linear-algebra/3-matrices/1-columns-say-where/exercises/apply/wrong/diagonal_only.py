# slip: only-diagonal
# caught by: it_agrees_with_the_rows
import numpy as np


def apply(A, x):
    if A.shape[1] != len(x):
        raise ValueError(f"A has {A.shape[1]} columns and x has {len(x)} entries")
    image = np.zeros(A.shape[0])
    for i in range(min(A.shape)):
        image[i] = A[i, i] * x[i]
    return image
