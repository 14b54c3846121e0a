def is_orthogonal(Q):
    rows, columns = Q.shape
    if rows != columns:
        return False
    for i in range(columns):
        for j in range(columns):
            wanted = 1.0 if i == j else 0.0
            if abs(sum(Q[k, i] * Q[k, j] for k in range(rows)) - wanted) > 1e-9:
                return False
    return True
