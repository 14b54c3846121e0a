# slip: another-frame
# caught by: the_order_is_kept
import numpy as np


def gram_schmidt(A):
    return np.linalg.svd(A, full_matrices=False)[0]
