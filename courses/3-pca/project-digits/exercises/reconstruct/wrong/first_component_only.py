# slip: first-only
# caught by: scores_mix_the_components
import numpy as np


def reconstruct(Z, W, mean):
    return mean + np.outer(Z[:, 0], W[:, 0])
