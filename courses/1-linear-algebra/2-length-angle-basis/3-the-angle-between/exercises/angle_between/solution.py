import numpy as np


def angle_between(u, v):
    """The angle between two vectors in degrees, from 0 to 180.

    u: (n,).  v: (n,).
    """
    # answer
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    if lengths == 0:
        raise ValueError("The zero vector has no direction.")
    cosine = np.clip((u @ v) / lengths, -1.0, 1.0)  # rounding may push it past an end
    return float(np.degrees(np.arccos(cosine)))
    # end
