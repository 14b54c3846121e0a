# slip: signed
# caught by: never_negative
import numpy as np


def triangle_area(p, q, r):
    (a, b), (c, d) = q - p, r - p
    return (a * d - b * c) / 2
