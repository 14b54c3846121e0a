# slip: first-left-out
# caught by: products_are_summed
def dot(u, v):
    if len(u) != len(v):
        raise ValueError(f"{len(u)} components and {len(v)} components")
    total = 0.0
    for i in range(1, len(u)):
        total += u[i] * v[i]
    return total
