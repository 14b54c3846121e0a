def triangle_area(p, q, r):
    total = 0.0
    for (x, y), (u, v) in ((p, q), (q, r), (r, p)):
        total += x * v - u * y
    return abs(total) / 2
