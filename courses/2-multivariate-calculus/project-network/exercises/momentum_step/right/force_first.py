import numpy as np


def momentum_step(x, v, g, rate, momentum):
    push = np.negative(g) * rate
    velocity = np.add(push, momentum * np.asarray(v))
    return [np.add(x, velocity), velocity]
