# slip: one-step-too-many
# caught by: the_first_power_is_the_matrix
import numpy as np


def matrix_power(A, n):
    power = A
    for _ in range(n):
        power = power @ A
    return power
