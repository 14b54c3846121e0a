# slip: no-refusal
# caught by: what_does_not_fit_is_refused_in_words
import numpy as np


def trace_of_product(A, B):
    m, n = min(A.shape[0], B.shape[1]), min(A.shape[1], B.shape[0])
    return float(np.sum(A[:m, :n] * B.T[:m, :n]))
