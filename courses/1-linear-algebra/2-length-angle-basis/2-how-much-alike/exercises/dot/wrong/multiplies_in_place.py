# slip: changes-arguments
# caught by: arguments_stay
def dot(u, v):
    if len(u) != len(v):
        raise ValueError(f"{len(u)} components and {len(v)} components")
    u *= v
    return float(u.sum())
