# slip: batches-shuffled
# caught by: samples_are_shuffled
import numpy as np


def mini_batches(N, batch, seed):
    starts = list(range(0, N, batch))
    head, last = starts[:-1], starts[-1:]
    order = np.random.default_rng(seed).permutation(head).tolist() + last
    return [np.arange(s, min(s + batch, N)) for s in order]
