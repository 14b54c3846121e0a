import random

import numpy as np


def mini_batches(N, batch, seed):
    order = list(range(N))
    random.Random(seed).shuffle(order)
    batches = []
    while order:
        batches.append(np.array(order[:batch]))
        order = order[batch:]
    return batches
