import numpy as np


def step_downhill(misfit, at, step):
    around = np.vstack([np.zeros(2), np.eye(2), -np.eye(2)]) * step + at  # (5, 2)
    return around[np.argmin([misfit(place) for place in around])]
