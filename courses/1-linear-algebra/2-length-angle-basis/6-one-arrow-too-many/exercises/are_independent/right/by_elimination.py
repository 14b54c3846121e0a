def are_independent(V):
    columns = []
    for j in range(V.shape[1]):
        column = [float(x) for x in V[:, j]]
        largest = max(abs(x) for x in column)
        if largest == 0:
            return False
        column = [x / largest for x in column]
        for pivot, place in columns:
            multiple = column[place] / pivot[place]
            column = [x - multiple * y for x, y in zip(column, pivot, strict=True)]
        place = max(range(len(column)), key=lambda i: abs(column[i]))
        if abs(column[place]) <= 1e-9:
            return False
        columns.append((column, place))
    return True
