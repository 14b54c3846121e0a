def distance_to_line(p, a, d):
    top = sum((x - y) * z for x, y, z in zip(p, a, d, strict=True))
    bottom = sum(z * z for z in d)
    t = top / bottom
    return sum((x - y - t * z) ** 2 for x, y, z in zip(p, a, d, strict=True)) ** 0.5
