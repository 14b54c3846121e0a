import numpy as np


def rotation(degrees):
    degrees = degrees % 360
    quarter = np.array([[0.0, -1.0], [1.0, 0.0]])
    R = np.linalg.matrix_power(quarter, int(degrees // 90))
    a = (degrees % 90) * np.pi / 180
    return R @ (np.cos(a) * np.eye(2) + np.sin(a) * quarter)
