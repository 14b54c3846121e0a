import numpy as np


def pagerank_sparse(n, sources, targets, d):
    """The ranks of n pages, from the list of their links: link k leads from page sources[k] to page targets[k].

    sources, targets: (links,).  d: the damping.  Returns (n,), which adds up to 1.
    """
    # answer
    links = np.bincount(sources, minlength=n)  # (n,) how many links each page has
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-10:
        sent = ranks[sources] / links[sources]  # (links,) what travels along each link
        new = d * np.bincount(targets, weights=sent, minlength=n)  # (n,) what each page gathers
        new += (1 - new.sum()) / n  # whoever followed no link has jumped, to every page alike
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
    # end
