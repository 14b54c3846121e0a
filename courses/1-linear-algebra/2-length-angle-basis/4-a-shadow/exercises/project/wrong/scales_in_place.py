# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def project(s, r):
    if r.dtype.kind != "f":
        return (s @ r) / (r @ r) * r
    factor = (s @ r) / (r @ r)
    r *= factor
    return r.copy()
