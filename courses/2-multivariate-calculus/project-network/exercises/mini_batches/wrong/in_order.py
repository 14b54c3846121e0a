# slip: no-shuffle
# caught by: samples_are_shuffled
import numpy as np


def mini_batches(N, batch, seed):
    return [np.arange(start, min(start + batch, N)) for start in range(0, N, batch)]
