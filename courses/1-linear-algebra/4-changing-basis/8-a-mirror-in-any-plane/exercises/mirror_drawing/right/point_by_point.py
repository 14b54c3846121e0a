import numpy as np


def mirror_drawing(points, through, A):
    E, _ = np.linalg.qr(A, mode="complete")
    R = np.eye(len(A))
    R[-1, -1] = -1
    T = E @ R @ E.T
    image = np.zeros(points.shape)
    for i, point in enumerate(points):
        image[i] = T @ (point - through) + through
    return image
