def apply(A, x):
    if A.shape[1] != x.shape[0]:
        raise ValueError(f"shapes {A.shape} and {x.shape}")
    return (A * x[None, :]).sum(axis=1).astype(float)
