# slip: with-replacement
# caught by: each_sample_once
import numpy as np


def mini_batches(N, batch, seed):
    order = np.random.default_rng(seed).integers(0, N, N)
    return [order[s : s + batch] for s in range(0, N, batch)]
