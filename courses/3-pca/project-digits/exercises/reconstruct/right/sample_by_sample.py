import numpy as np


def reconstruct(Z, W, mean):
    samples = []
    for z in Z:
        x = mean.astype(float).copy()
        for score, component in zip(z, W.T, strict=True):
            x += score * component
        samples.append(x)
    return np.array(samples)
