import numpy as np


def mini_batches(N, batch, seed):
    """Which samples go into each batch of one epoch: all of them once, in an order that the seed decides.

    N: how many samples.  batch: how many in a batch.  seed: a whole number.  Returns a list of arrays of whole numbers.
    """
    # answer
    order = np.random.default_rng(seed).permutation(N)  # (N,)
    return [order[start : start + batch] for start in range(0, N, batch)]
    # end
