# slip: lengths-ignored
# caught by: different_lengths_are_refused
def dot(u, v):
    total = 0.0
    for i in range(len(u)):
        total += u[i] * v[i]
    return total
