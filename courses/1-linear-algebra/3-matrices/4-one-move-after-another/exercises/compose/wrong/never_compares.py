# slip: sizes-not-compared
# caught by: misfits_are_refused
import numpy as np


def compose(first, second):
    both = np.zeros((second.shape[0], first.shape[1]))
    for i in range(second.shape[0]):
        for k in range(first.shape[1]):
            for a, b in zip(second[i], first[:, k]):
                both[i, k] += a * b
    return both
