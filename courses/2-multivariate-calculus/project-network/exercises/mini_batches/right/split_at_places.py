import numpy as np


def mini_batches(N, batch, seed):
    numbers = np.arange(N)
    np.random.RandomState(seed).shuffle(numbers)
    return np.split(numbers, range(batch, N, batch))
