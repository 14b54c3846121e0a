import numpy as np


def compose(first, second):
    """A sum of outer products: column j of second with row j of first."""
    if second.shape[1] != len(first):
        raise ValueError(f"{second.shape} cannot follow {first.shape}")
    return sum(np.outer(column, row) for column, row in zip(second.T, first, strict=True))
