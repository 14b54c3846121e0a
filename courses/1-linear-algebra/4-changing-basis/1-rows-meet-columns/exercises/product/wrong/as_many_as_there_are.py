# slip: inner-mismatch-forced
# caught by: what_does_not_fit_is_refused_in_words
import numpy as np


def product(A, B):
    n = min(A.shape[1], B.shape[0])
    result = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for k in range(B.shape[1]):
            for j in range(n):
                result[i, k] += A[i, j] * B[j, k]
    return result
