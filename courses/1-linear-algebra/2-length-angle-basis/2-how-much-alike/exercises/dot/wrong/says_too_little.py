# slip: lengths-ignored
# caught by: different_lengths_are_refused
def dot(u, v):
    if len(u) != len(v):
        raise ValueError("The vectors do not fit.")
    return float(u @ v)
