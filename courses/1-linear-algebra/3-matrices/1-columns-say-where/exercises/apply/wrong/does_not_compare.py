# slip: broadcast-by-accident
# caught by: misfits_are_refused
import numpy as np


def apply(A, x):
    image = np.zeros(A.shape[0])
    for weight, column in zip(x, A.T):
        image = image + weight * column
    return image
