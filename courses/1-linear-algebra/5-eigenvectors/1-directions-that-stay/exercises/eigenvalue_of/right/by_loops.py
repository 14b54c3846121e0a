import math


def eigenvalue_of(A, v):
    n = len(v)
    image = [sum(A[i][j] * v[j] for j in range(n)) for i in range(n)]
    length = math.sqrt(sum(x * x for x in v))
    if length == 0:
        return None
    value = sum(a * b for a, b in zip(v, image, strict=True)) / length**2
    size = math.sqrt(sum(A[i][j] ** 2 for i in range(n) for j in range(n)))
    gap = math.sqrt(sum((b - value * a) ** 2 for a, b in zip(v, image, strict=True)))
    return value if gap <= 1e-9 * size * length else None
