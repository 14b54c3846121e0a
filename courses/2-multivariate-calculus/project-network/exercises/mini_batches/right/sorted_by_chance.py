import numpy as np


def mini_batches(N, batch, seed):
    order = np.argsort(np.random.default_rng(seed).random(N))
    return [order[s : min(s + batch, N)] for s in np.arange(0, N, batch)]
