# slip: scaled-columns-not-summed
# caught by: it_agrees_with_the_rows
def apply(A, x):
    if A.shape[1] != len(x):
        return None
    return A * x * 1.0
