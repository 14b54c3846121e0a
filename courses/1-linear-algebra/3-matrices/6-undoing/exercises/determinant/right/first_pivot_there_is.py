import numpy as np


def determinant(A):
    """Whole columns at a time, and the determinant grows with each pivot."""
    rows = [np.array(line, dtype=float) for line in A]
    value = 1.0
    while rows:
        place = max(range(len(rows)), key=lambda i: abs(rows[i][0]))
        lead = rows.pop(place)
        if lead[0] == 0:
            return 0.0
        value *= lead[0] * (-1) ** place
        rows = [(line - line[0] / lead[0] * lead)[1:] for line in rows]
    return value
