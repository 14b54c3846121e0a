"""What Hypothesis draws for the tests of linear algebra: matrices of small whole numbers, singular ones among them."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

QUICK = settings(deadline=None, max_examples=50, derandomize=True)
ENTRIES = st.integers(-5, 5).map(float)


def matrices(rows: st.SearchStrategy[int], columns: st.SearchStrategy[int]) -> st.SearchStrategy[np.ndarray]:
    """Matrices of whole numbers from -5 to 5, which float64 adds and multiplies exactly."""
    return st.tuples(rows, columns).flatmap(lambda shape: arrays(float, shape, elements=ENTRIES))


def square(most: int = 6) -> st.SearchStrategy[np.ndarray]:
    """Square matrices of whole numbers."""
    return st.integers(1, most).flatmap(lambda n: arrays(float, (n, n), elements=ENTRIES))


def regular(most: int = 6) -> st.SearchStrategy[np.ndarray]:
    """Square matrices that are far from singular: no entry outweighs the diagonal."""
    return square(most).map(lambda A: A + np.diag(np.where(A.diagonal() < 0, -1.0, 1.0) * (1 + 5 * len(A))))


RECTANGLES = matrices(st.integers(1, 6), st.integers(1, 6))
