"""BiCGstab(2) against elimination, on matrices that are hard in their own ways."""

import numpy as np
import pytest

from fullrank.maths._pagerank.krylov import bicgstab2, inner


def matrices():
    rng = np.random.default_rng(1)
    noise = rng.standard_normal((60, 60)) / 60**0.5
    ring = np.roll(np.eye(40), 1, axis=0)
    return {
        "near one": np.eye(60) + 0.5 * noise,
        "rows of unlike size": np.diag(np.linspace(1, 30, 60)) + noise,
        "ring": np.eye(40) - 0.9 * ring,
        "symmetric": noise @ noise.T + np.eye(60),
        "one by one": np.array([[3.0]]),
    }


@pytest.mark.parametrize("name", matrices())
def test_solutions_are_those_of_elimination(name):
    A = matrices()[name]
    b = np.random.default_rng(2).standard_normal(len(A))
    path = []
    x = bicgstab2(lambda x: A @ x, np.zeros(len(A)), b.copy(), 1e-11, 400, path)
    np.testing.assert_allclose(x, np.linalg.solve(A, b), atol=1e-9)
    assert path[-1] <= 1e-11


def test_products_are_counted_and_kept_to():
    A = np.eye(40) - 0.99 * np.roll(np.eye(40), 1, axis=0)
    products, path = [], []

    def product(x):
        products.append(1)
        return A @ x

    bicgstab2(product, np.zeros(40), np.random.default_rng(1).standard_normal(40), 0.0, 23, path)
    assert len(products) == len(path) == 20


def test_the_dot_product_is_that_of_numpy():
    x, y = np.arange(5.0), np.arange(5.0)[::-1]
    assert inner(x, y) == x @ y
