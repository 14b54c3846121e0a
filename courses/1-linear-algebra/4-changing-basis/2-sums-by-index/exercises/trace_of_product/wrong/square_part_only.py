# slip: one-range-for-both
# caught by: rectangles_work_too
def trace_of_product(A, B):
    if A.shape != B.shape[::-1]:
        raise ValueError(f"{A.shape} and {B.shape}")
    n = min(A.shape)
    total = 0.0
    for i in range(n):
        for j in range(n):
            total += A[i, j] * B[j, i]
    return total
