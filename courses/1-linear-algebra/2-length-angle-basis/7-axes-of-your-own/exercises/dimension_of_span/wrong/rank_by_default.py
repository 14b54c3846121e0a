# slip: rounding-only
# caught by: a_billionth_is_forgiven
import numpy as np


def dimension_of_span(V):
    return int(np.linalg.matrix_rank(V))
