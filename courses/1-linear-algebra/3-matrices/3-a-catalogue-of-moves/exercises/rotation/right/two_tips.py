import numpy as np


def rotation(degrees):
    a = np.deg2rad(degrees)
    first = np.array([np.cos(a), np.sin(a)])
    second = np.array([np.cos(a + np.pi / 2), np.sin(a + np.pi / 2)])
    return np.column_stack([first, second])
