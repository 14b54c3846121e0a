# slip: one-knob-only
# caught by: it_goes_to_the_lowest
import numpy as np


def step_downhill(misfit, at, step):
    right = np.array([step, 0.0])
    return min([at + 0.0, at + right, at - right], key=misfit)
