# slip: last-dropped
# caught by: each_sample_once
import numpy as np


def mini_batches(N, batch, seed):
    order = np.random.default_rng(seed).permutation(N)
    return [order[k * batch : (k + 1) * batch] for k in range(N // batch)]
