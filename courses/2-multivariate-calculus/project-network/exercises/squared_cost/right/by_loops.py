def squared_cost(A, Y):
    total = 0.0
    for said, wanted in zip(A.tolist(), Y.tolist(), strict=True):
        for a, y in zip(said, wanted, strict=True):
            total += (a - y) * (a - y)
    return total / A.shape[0]
