# slip: two-components-only
# caught by: any_number_of_components
import numpy as np


def displacement(tail, tip):
    if len(tail) == 1:
        return tip - tail
    return np.array([tip[0] - tail[0], tip[1] - tail[1]])
