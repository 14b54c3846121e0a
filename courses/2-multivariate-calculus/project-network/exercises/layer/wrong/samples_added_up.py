# slip: samples-mixed
# caught by: rows_are_samples
import numpy as np


def layer(A, W, b):
    total = A.sum(axis=0)
    return np.tanh(np.ones((len(A), 1)) * (W @ total + b))
