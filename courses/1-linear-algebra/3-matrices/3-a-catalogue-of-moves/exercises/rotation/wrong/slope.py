# slip: tangent
# caught by: quarter_turns_are_right
import numpy as np


def rotation(degrees):
    t = np.tan(np.radians(degrees))
    return np.array([[1.0, -t], [t, 1.0]])
