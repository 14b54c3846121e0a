# slip: whole-numbers-cut
# caught by: nothing_is_cut_off
import numpy as np


def apply(A, x):
    if A.shape[1] != len(x):
        raise ValueError(f"A has {A.shape[1]} columns and x has {len(x)} entries")
    image = np.zeros(A.shape[0], dtype=A.dtype)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            image[i] += A[i, j] * x[j]
    return image.astype(float)
