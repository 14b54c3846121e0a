# slip: joined-lists
# caught by: every_component_is_combined
import numpy as np


def scale_and_add(a, u, b, v):
    return np.array([a * x for x in u] + [b * x for x in v])
