import numpy as np


def link_matrix(n, edges):
    """The matrix whose entry L[i, j] is the share of page j's links that lead to page i.

    edges: a list of pairs (j, i), a link from page j to page i.  Returns (n, n).
    """
    # answer
    L = np.zeros((n, n))
    for j, i in edges:
        L[i, j] = 1  # set, not added: a repeated link counts once
    links = L.sum(axis=0)  # (n,) how many links each page has
    return L / np.maximum(links, 1)  # divides column j by links[j], and leaves zeros alone
    # end
