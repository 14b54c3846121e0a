import math

import numpy as np


def solve_two_equations(A, b):
    first, second = [float(v) for v in A[0]] + [float(b[0])], [float(v) for v in A[1]] + [float(b[1])]
    if abs(first[0]) < abs(second[0]):
        first, second = second, first
    if first[0] == 0:
        return None
    m = second[0] / first[0]
    left = second[1] - m * first[1]
    if abs(left * first[0]) <= 1e-9 * math.hypot(first[0], first[1]) * math.hypot(second[0], second[1]):
        return None
    y = (second[2] - m * first[2]) / left
    return np.array([(first[2] - first[1] * y) / first[0], y])
