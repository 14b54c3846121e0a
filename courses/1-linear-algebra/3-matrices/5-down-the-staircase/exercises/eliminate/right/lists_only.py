import numpy as np


def eliminate(A, b):
    rows = [[float(x) for x in line] + [float(y)] for line, y in zip(A, b, strict=True)]
    limit = 1e-12 * max(abs(x) for line in rows for x in line[:-1])
    done = []
    column = 0
    while rows and column < len(A):
        rows.sort(key=lambda line: -abs(line[column]))
        lead = rows[0]
        if abs(lead[column]) <= limit:
            for line in rows:
                line[column] = 0.0
        else:
            done.append(rows.pop(0))
            for line in rows:
                m = line[column] / lead[column]
                for j in range(len(line)):
                    line[j] -= m * lead[j]
        column += 1
    table = np.array(done + rows)
    return table[:, :-1], table[:, -1]
