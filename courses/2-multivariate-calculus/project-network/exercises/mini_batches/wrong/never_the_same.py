# slip: not-repeatable
# caught by: the_seed_decides
import numpy as np


def mini_batches(N, batch, seed):
    order = np.random.permutation(N)
    return [order[s : s + batch] for s in range(0, N, batch)]
