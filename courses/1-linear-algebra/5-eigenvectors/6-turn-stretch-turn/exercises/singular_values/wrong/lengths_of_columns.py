# slip: column-lengths
# caught by: values_are_the_stretches
import numpy as np


def singular_values(A):
    lengths = np.linalg.norm(A, axis=0 if A.shape[1] <= A.shape[0] else 1)
    return np.sort(lengths)[::-1]
