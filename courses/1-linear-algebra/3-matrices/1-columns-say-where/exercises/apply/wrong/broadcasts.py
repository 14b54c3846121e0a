# slip: broadcast-by-accident
# caught by: misfits_give_none
def apply(A, x):
    if A.shape[1] != len(x) and 1 not in (A.shape[1], len(x)):
        return None
    return (A * x).sum(axis=1) * 1.0
