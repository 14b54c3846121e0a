# slip: no-lengths
# caught by: one_with_itself
import numpy as np


def alike_rows(X):
    return X @ X.T
