import numpy as np


def turn_about(points, degrees, centre):
    z = points[:, 0] + 1j * points[:, 1]
    pin = centre[0] + 1j * centre[1]
    z = (z - pin) * np.exp(1j * np.deg2rad(degrees)) + pin
    return np.stack([z.real, z.imag], axis=1)
