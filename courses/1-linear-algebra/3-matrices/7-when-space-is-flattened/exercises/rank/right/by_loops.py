def rank(A):
    rows = [[float(x) for x in row] for row in A]
    zero = 1e-10 * max(abs(x) for row in rows for x in row)
    count = 0
    for column in range(len(rows[0])):
        rest = sorted(rows[count:], key=lambda row: -abs(row[column]))
        if not rest or abs(rest[0][column]) <= zero:
            continue
        lead = rest[0]
        cleared = [[x - row[column] / lead[column] * y for x, y in zip(row, lead, strict=True)] for row in rest[1:]]
        rows = [*rows[:count], lead, *cleared]
        count += 1
    return count
