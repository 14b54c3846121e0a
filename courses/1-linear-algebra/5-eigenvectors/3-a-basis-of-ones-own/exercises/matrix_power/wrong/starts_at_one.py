# slip: no-power-zero
# caught by: power_zero_is_the_identity
import numpy as np


def matrix_power(A, n):
    power = A
    for _ in range(n - 1):
        power = power @ A
    return power
