import numpy as np


def step_downhill(misfit, at, step):
    best = np.array([float(at[0]), float(at[1])])
    lowest = misfit(best)
    for dx, dy in ((step, 0), (-step, 0), (0, step), (0, -step)):
        place = np.array([at[0] + dx, at[1] + dy], dtype=float)
        height = misfit(place)
        if height < lowest:
            best, lowest = place, height
    return best
