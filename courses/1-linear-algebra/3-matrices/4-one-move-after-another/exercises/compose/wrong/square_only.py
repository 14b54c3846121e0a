# slip: square-only
# caught by: dimensions_may_change
import numpy as np


def compose(first, second):
    if second.shape[1] != first.shape[0]:
        raise ValueError(f"first gives {first.shape[0]} entries and second takes {second.shape[1]}")
    n = len(first)
    both = np.zeros((n, n))
    for k in range(min(n, first.shape[1])):
        image = second @ first[:, k]
        both[: min(n, len(image)), k] = image[: min(n, len(image))]
    return both
