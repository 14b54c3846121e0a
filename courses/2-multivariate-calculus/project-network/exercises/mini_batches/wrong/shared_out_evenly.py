# slip: uneven-batches
# caught by: batches_have_their_size
import numpy as np


def mini_batches(N, batch, seed):
    order = np.random.default_rng(seed).permutation(N)
    return np.array_split(order, -(-N // batch))
