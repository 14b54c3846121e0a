# slip: componentwise
# caught by: products_are_summed
def dot(u, v):
    if len(u) != len(v):
        raise ValueError(f"{len(u)} components and {len(v)} components")
    return u * v
