def dot(u, v):
    n, m = len(u), len(v)
    if n - m:
        raise ValueError("cannot pair " + str(n) + " with " + str(m))
    return sum([u[i] * v[i] for i in range(n)])
