import math


def angle_between(u, v):
    dot = sum(float(a) * float(b) for a, b in zip(u, v, strict=True))
    p = math.sqrt(sum(float(a) ** 2 for a in u))
    q = math.sqrt(sum(float(b) ** 2 for b in v))
    if not p or not q:
        raise ValueError("u or v is zero")
    cosine = dot / p / q
    if cosine > 1:
        cosine = 1
    elif cosine < -1:
        cosine = -1
    return 180 * math.acos(cosine) / math.pi
