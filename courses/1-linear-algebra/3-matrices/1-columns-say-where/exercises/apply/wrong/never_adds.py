# slip: scaled-columns-not-summed
# caught by: it_agrees_with_the_rows
def apply(A, x):
    if A.shape[1] != len(x):
        raise ValueError(f"A has {A.shape[1]} columns and x has {len(x)} entries")
    return A * x * 1.0
