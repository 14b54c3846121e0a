# slip: broadcast-by-accident
# caught by: misfits_are_refused
def apply(A, x):
    if A.shape[1] != len(x) and 1 not in (A.shape[1], len(x)):
        raise ValueError(f"A has {A.shape[1]} columns and x has {len(x)} entries")
    return (A * x).sum(axis=1) * 1.0
