# slip: fractions-cut
# caught by: whole_numbers_may_give_fractions
import numpy as np


def project(s, r):
    shadow = np.zeros_like(r)
    for i in range(len(r)):
        shadow[i] = (s @ r) / (r @ r) * r[i]
    return shadow
