# slip: fractions-cut
# caught by: whole_numbers_may_give_fractions
import numpy as np


def project(s, r):
    if s.dtype.kind == "i":
        return (s @ r) // (r @ r) * r
    return (s @ r) / (r @ r) * r
