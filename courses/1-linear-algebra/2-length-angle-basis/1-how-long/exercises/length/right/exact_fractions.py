import math
from fractions import Fraction


def length(v):
    largest = max(abs(float(x)) for x in v)
    if largest == 0:
        return 0
    total = sum((Fraction(float(x)) / Fraction(largest)) ** 2 for x in v)
    return largest * math.sqrt(total)
