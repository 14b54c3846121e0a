import numpy as np


def pagerank(L, d):
    # visitors lost at dead ends would come back to every page alike, so dividing by what is left puts it right
    ranks = np.linalg.solve(np.eye(len(L)) - d * L, np.ones(len(L)))
    return ranks / ranks.sum()
