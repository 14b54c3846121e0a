# slip: smaller-first
# caught by: the_larger_comes_first
import numpy as np


def eigen_2x2(A):
    (a, b), (c, d) = A
    trace, determinant = a + d, a * d - b * c
    root = np.sqrt(trace**2 - 4 * determinant)
    values = np.array([(trace - root) / 2, (trace + root) / 2])
    columns = []
    for value in values:
        if b != 0:
            v = np.array([b, value - a])
        elif c != 0:
            v = np.array([value - d, c])
        else:
            v = np.array([1.0, 0.0]) if value == a else np.array([0.0, 1.0])
        columns.append(v / np.linalg.norm(v))
    return values, np.column_stack(columns)
