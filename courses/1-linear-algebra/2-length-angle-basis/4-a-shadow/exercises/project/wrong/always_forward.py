# slip: lost-sign
# caught by: the_shadow_of_s_on_r
import numpy as np


def project(s, r):
    return abs(s @ r) / (r @ r) * r
