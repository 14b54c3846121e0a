def dimension_of_span(V):
    pivots = []
    for j in range(V.shape[1]):
        column = [float(x) for x in V[:, j]]
        largest = max(abs(x) for x in column)
        if largest == 0:
            continue
        column = [x / largest for x in column]
        for pivot, place in pivots:
            multiple = column[place] / pivot[place]
            column = [x - multiple * y for x, y in zip(column, pivot, strict=True)]
        place = max(range(len(column)), key=lambda i: abs(column[i]))
        if abs(column[place]) > 1e-9:
            pivots.append((column, place))
    return len(pivots)
