# slip: lengths-ignored
# caught by: different_lengths_are_refused
def dot(u, v):
    return sum(a * b for a, b in zip(u, v))
