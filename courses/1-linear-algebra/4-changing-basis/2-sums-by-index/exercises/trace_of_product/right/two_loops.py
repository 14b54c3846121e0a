def trace_of_product(A, B):
    (m, n), (k, p) = A.shape, B.shape
    if (m, n) != (p, k):
        raise ValueError(f"{m} x {n} and {k} x {p} do not fit")
    total = 0.0
    for i in range(m):
        for j in range(n):
            total += A[i, j] * B[j, i]
    return total
