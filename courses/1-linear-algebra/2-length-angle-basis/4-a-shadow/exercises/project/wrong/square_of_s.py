# slip: divided-by-target
# caught by: the_shadow_of_s_on_r
import numpy as np


def project(s, r):
    if not np.any(s):
        return np.zeros(len(r))
    return (s @ r) / (s @ s) * r
