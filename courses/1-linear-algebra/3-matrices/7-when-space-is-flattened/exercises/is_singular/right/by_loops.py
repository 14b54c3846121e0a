def is_singular(A):
    rows = [[float(x) for x in row] for row in A]
    n = len(rows)
    zero = 1e-10 * max(abs(x) for row in rows for x in row)
    for k in range(n):
        best = max(range(k, n), key=lambda i: abs(rows[i][k]))
        if abs(rows[best][k]) <= zero:
            return True
        rows[k], rows[best] = rows[best], rows[k]
        for i in range(k + 1, n):
            m = rows[i][k] / rows[k][k]
            rows[i] = [x - m * y for x, y in zip(rows[i], rows[k], strict=True)]
    return False
