def product(A, B):
    if A.shape[-1] != B.shape[0]:
        raise ValueError(f"shapes {A.shape} and {B.shape}")
    return sum(A[:, j, None] * B[j, None, :] for j in range(B.shape[0]))
