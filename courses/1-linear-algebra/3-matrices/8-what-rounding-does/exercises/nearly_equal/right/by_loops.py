import math


def nearly_equal(x, y, relative):
    apart = math.sqrt(sum((a - b) ** 2 for a, b in zip(x, y, strict=True)))
    longer = max(math.sqrt(sum(a * a for a in x)), math.sqrt(sum(b * b for b in y)))
    return apart <= relative * longer
