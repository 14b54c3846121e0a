# slip: total-in-the-loop
# caught by: products_are_summed
def dot(u, v):
    if len(u) != len(v):
        raise ValueError(f"{len(u)} components and {len(v)} components")
    for a, b in zip(u, v):
        total = 0.0
        total += a * b
    return total
