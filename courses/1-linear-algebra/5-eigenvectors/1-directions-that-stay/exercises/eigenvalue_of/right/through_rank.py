import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    unit = v / np.linalg.norm(v)
    value = float(unit @ (A @ unit))
    return value if np.allclose(A @ unit, value * unit, rtol=1e-9, atol=1e-9) else None
