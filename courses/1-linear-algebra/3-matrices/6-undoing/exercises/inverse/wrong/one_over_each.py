# slip: reciprocal-entries
# caught by: the_answer_undoes
import numpy as np


def inverse(A):
    return np.divide(1.0, A, out=np.zeros(A.shape), where=A != 0)
