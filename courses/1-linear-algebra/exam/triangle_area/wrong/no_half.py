# slip: whole-parallelogram
# caught by: half_of_the_parallelogram
import numpy as np


def triangle_area(p, q, r):
    (a, b), (c, d) = q - p, r - p
    return abs(a * d - b * c)
