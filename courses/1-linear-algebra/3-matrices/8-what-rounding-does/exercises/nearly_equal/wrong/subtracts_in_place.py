# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def nearly_equal(x, y, relative):
    longest = max(np.linalg.norm(x), np.linalg.norm(y))
    x -= y
    return bool(np.linalg.norm(x) <= relative * longest)
