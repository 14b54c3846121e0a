# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def coordinates(v, B):
    lengths = np.linalg.norm(B, axis=0)
    if B.dtype.kind == "i":
        B = B.astype(float)
    B /= lengths
    return (v @ B) / lengths
