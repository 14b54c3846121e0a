import numpy as np


def eigen_2x2(A):
    """Eigenvalues, larger first, and unit eigenvectors, as columns, of a 2 x 2 matrix.

    A: (2, 2) with two different real eigenvalues.  Returns values: (2,) and V: (2, 2).
    """
    # answer
    (a, b), (c, d) = A
    middle = (a + d) / 2
    half_gap = np.sqrt(middle**2 - (a * d - b * c))
    values = np.array([middle + half_gap, middle - half_gap])
    columns = []
    for value in values:
        across_first_row = np.array([b, value - a])  # A - value I sends both of these to zero,
        across_second_row = np.array([value - d, c])  # but one of them may be the zero vector
        v = max(across_first_row, across_second_row, key=np.linalg.norm)
        columns.append(v / np.linalg.norm(v))
    return values, np.column_stack(columns)
    # end
