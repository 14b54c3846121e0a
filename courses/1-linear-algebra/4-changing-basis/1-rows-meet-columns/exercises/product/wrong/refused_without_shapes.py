# slip: silent-refusal
# caught by: what_does_not_fit_is_refused_in_words
import numpy as np


def product(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError("the sizes do not fit")
    return np.array([[np.sum(A[i] * B[:, k]) for k in range(B.shape[1])] for i in range(A.shape[0])])
