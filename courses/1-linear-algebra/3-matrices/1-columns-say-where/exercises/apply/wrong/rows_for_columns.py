# slip: transposed
# caught by: it_agrees_with_the_rows
import numpy as np


def apply(A, x):
    if A.shape[1] != len(x):
        raise ValueError(f"A has {A.shape[1]} columns and x has {len(x)} entries")
    image = np.zeros(A.shape[1])
    for weight, column in zip(x, A):
        image = image + weight * column
    return image
