# slip: length-not-removed
# caught by: length_does_not_matter
import numpy as np


def dimension_of_span(V):
    return int(np.linalg.matrix_rank(V, tol=1e-9))
