# slip: abs-terms
# caught by: products_are_summed
def dot(u, v):
    if len(u) != len(v):
        raise ValueError(f"{len(u)} components and {len(v)} components")
    return sum(abs(a * b) for a, b in zip(u, v))
