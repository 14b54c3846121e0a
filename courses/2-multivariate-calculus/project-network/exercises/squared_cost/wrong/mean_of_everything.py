# slip: averaged-over-outputs
# caught by: outputs_are_added
import numpy as np


def squared_cost(A, Y):
    return ((A - Y) ** 2).mean()
