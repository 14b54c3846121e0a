# slip: scaled-by-n
# caught by: powers_are_repeated_products
import numpy as np


def matrix_power(A, n):
    return n * A
