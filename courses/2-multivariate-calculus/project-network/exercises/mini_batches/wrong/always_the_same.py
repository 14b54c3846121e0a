# slip: seed-ignored
# caught by: seeds_differ
import numpy as np


def mini_batches(N, batch, seed):
    order = np.random.default_rng(0).permutation(N)
    return [order[s : s + batch] for s in range(0, N, batch)]
