# slip: brackets-forgotten
# caught by: the_shadow_of_s_on_r
import numpy as np


def project(s, r):
    with np.errstate(all="ignore"):
        return s @ r / r @ r * r
