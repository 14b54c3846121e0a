"""Sums of products: exact for bytes whatever the cut, near the truth for floats, and a table of refusals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullrank.maths._statistics import gram as _gram
from fullrank.maths._statistics.gram import Products, Rows, shift_for

from ..tables import SEED

BYTES = ["uint8", "int8", "bool"]


def drawn_bytes(N, D, kind, seed=SEED):
    """Bytes with the extremes among them, which are the worst for sums that must stay below 2²⁴."""
    rng = np.random.default_rng(seed)
    if kind == "bool":
        return rng.random((N, D)) < 0.3
    ends = np.iinfo(kind)
    X = rng.integers(ends.min, ends.max, (N, D), dtype=kind, endpoint=True)
    X[:, 0], X[:, 1] = ends.min, rng.choice([ends.min, ends.max], N)
    return X


def exact_scatter(X):
    """By whole numbers without end: (N, D) -> N times the scatter as Python integers."""
    whole = X.astype(object)
    N, total = len(X), whole.sum(axis=0)
    return N * (whole.T @ whole) - np.outer(total, total)


def summed(X, cuts=(), double=False):
    products = Products(shift_for(X), double=double)
    for part in np.split(X, sorted(cuts)):
        if len(part):
            products.add(part)
    return products


@pytest.mark.parametrize("kind", BYTES)
@pytest.mark.parametrize("N", [1, 2, 700, 3000])
def test_sums_of_bytes_are_exact(kind, N):
    X = drawn_bytes(N, 5, kind)
    found = summed(X)
    shifted = X.astype(object) - int(found.shift[0])
    assert (found.squares.astype(object) == shifted.T @ shifted).all()
    assert (found.total.astype(object) == shifted.sum(axis=0)).all()
    assert found.exact
    exact = exact_scatter(X).astype(float)
    np.testing.assert_allclose(N * found.scatter(), exact, rtol=0, atol=1e-15 * max(1, exact.max()))


def test_a_block_of_bytes_stays_where_float32_counts_without_gaps():
    assert _gram.BYTE_ROWS * 128**2 <= 2**24
    worst = np.zeros((4096, 2), np.uint8)  # all 128 away from the shift, on one side
    assert summed(worst).squares[0, 1] == 4096 * 128**2


@settings(deadline=None, max_examples=40, derandomize=True)
@given(cuts=st.lists(st.integers(0, 1500), max_size=5), kind=st.sampled_from(BYTES), seed=st.integers(0, 20))
def test_any_cut_of_bytes_gives_the_same_bits(cuts, kind, seed):
    X = drawn_bytes(1500, 4, kind, seed)
    whole, order = summed(X), np.random.default_rng(seed).permutation(1500)
    for other in (summed(X, cuts), summed(X[order], cuts), summed(np.asfortranarray(X), cuts)):
        assert (other.scatter() == whole.scatter()).all()
        assert (other.mean() == whole.mean()).all()
    parts = [summed(part) for part in np.split(X, sorted(cuts)) if len(part)]
    added = sum(parts[1:], parts[0])
    assert (added.scatter() == whole.scatter()).all()


@pytest.mark.parametrize("kind", ["uint8", "float32", "float64"])
def test_other_rows_in_a_block_change_nothing_that_matters(kind, monkeypatch):
    X = drawn_bytes(2000, 6, "uint8").astype(kind)
    before = summed(X).scatter()
    monkeypatch.setattr(_gram, "BYTE_ROWS", 100)
    monkeypatch.setattr(_gram, "ROWS", 300)
    after = summed(X).scatter()
    if kind == "uint8":
        assert (after == before).all()
    np.testing.assert_allclose(after, before, rtol=1e-5, atol=1e-5 * before.max())


@pytest.mark.parametrize(
    ("kind", "tolerance"), [("float64", 1e-14), ("float32", 1e-6), ("int32", 1e-14), ("float16", 1e-3)]
)
@pytest.mark.parametrize("far", [0.0, 100.0])
def test_sums_of_other_kinds_are_near(kind, tolerance, far):
    X = (30 * np.random.default_rng(SEED).standard_normal((900, 6)) + far).astype(kind)
    C = X.astype(float) - X.astype(float).mean(axis=0)
    found = summed(X, [10, 400])
    np.testing.assert_allclose(found.scatter(), C.T @ C, atol=tolerance * len(X) * 900)
    np.testing.assert_allclose(found.mean(), X.astype(float).mean(axis=0), atol=max(tolerance, 1e-12) * 100)


def test_double_is_for_float32_that_must_be_right():
    X = np.random.default_rng(SEED).standard_normal((5000, 6)).astype(np.float32)
    C = X.astype(float) - X.astype(float).mean(axis=0)
    single, double = (np.abs(summed(X, double=double).scatter() - C.T @ C).max() for double in (False, True))
    assert double < 1e-10 < single


def test_a_huge_mean_takes_no_digits():
    X = np.random.default_rng(SEED).standard_normal((3000, 4)) + 1e8
    C = X - X.mean(axis=0)
    C -= C.mean(axis=0)
    np.testing.assert_allclose(summed(X).scatter(), C.T @ C, rtol=1e-7, atol=1e-3)
    textbook = X.T @ X - len(X) * np.outer(X.mean(axis=0), X.mean(axis=0))
    assert np.abs(textbook - C.T @ C).max() > 10


def test_the_shift_is_taken_from_all_over_the_data():
    drift = np.linspace(1e6, 3e6, 100_000)[:, None] + np.zeros(2)
    assert np.abs(shift_for(drift) - 2e6).max() < 1e4
    assert (shift_for(np.random.default_rng(SEED).standard_normal((50, 3))) == 0).all()
    assert (shift_for(np.array([[1000, 2000], [1001, 2001]])) % 1 == 0).all()
    assert (shift_for(np.full((2, 2), np.inf)) == 0).all()


def test_bytes_mixed_with_floats_are_no_longer_called_exact():
    products = Products(np.full(3, 128.0)).add(drawn_bytes(50, 3, "uint8"))
    assert products.exact
    assert not products.add(np.ones((2, 3))).exact
    assert not Products(np.zeros(3)).add(drawn_bytes(50, 3, "uint8")).exact  # 255² is too large a product
    X = drawn_bytes(50, 3, "uint8")
    from_nought = Products(np.zeros(3)).add(X)
    np.testing.assert_allclose(from_nought.scatter(), summed(X).scatter(), rtol=1e-12)


def test_float32_after_a_shift_that_it_cannot_hold_is_taken_in_float64():
    X = np.random.default_rng(SEED).standard_normal((200, 3)) * [100, 10, 1] + 123456.789
    products = Products(shift_for(X[:100])).add(X[:100]).add(X[100:].astype(np.float32))
    whole = np.vstack([X[:100], X[100:].astype(np.float32)])
    np.testing.assert_allclose(products.mean(), whole.mean(axis=0), rtol=1e-13)


def test_parts_are_exact_together_only_if_each_is():
    exact, other = Products(np.zeros(2)).add(np.ones((3, 2), bool)), Products(np.zeros(2)).add(np.ones((3, 2)))
    assert (exact + exact).exact
    assert not (exact + other).exact
    assert not (other + exact).exact


def test_float32_that_overflows_is_taken_in_float64():
    X = (1e25 * np.random.default_rng(SEED).standard_normal((50, 3))).astype(np.float32)
    np.testing.assert_allclose(summed(X).scatter(), 50 * np.cov(X.astype(float), rowvar=False, ddof=0), rtol=1e-9)


@pytest.mark.parametrize("kind", ["float64", "float32", "uint8"])
@pytest.mark.parametrize(
    "lay", [np.asarray, np.asfortranarray, lambda X: np.repeat(X, 2, axis=1)[:, ::2], lambda X: X[::-1]]
)
def test_it_reads_arrays_however_they_lie(kind, lay):
    X = drawn_bytes(300, 5, "uint8").astype(kind)
    np.testing.assert_allclose(summed(lay(X)).scatter(), summed(X).scatter(), rtol=1e-5)


def test_the_scatter_is_symmetric_to_the_bit_and_leaves_the_sums():
    products = summed(drawn_bytes(700, 200, "uint8"))
    before = products.squares.copy()
    S = products.scatter()
    assert (S == S.T).all()
    assert (products.squares == before).all()
    assert np.shares_memory(products.scatter(overwrite=True), products.squares)


@pytest.mark.parametrize(("kind", "tolerance"), [("float64", 1e-13), ("float32", 1e-5), ("uint8", 1e-13)])
def test_inner_products_of_rows_agree_with_the_plain_product(kind, tolerance, monkeypatch):
    monkeypatch.setattr(_gram, "COLUMN_BLOCK", 100)
    X = drawn_bytes(7, 90, "uint8").astype(kind)
    C = X.astype(float) - X.astype(float).mean(axis=0)
    rows = Rows(X)
    K = rows.products()
    np.testing.assert_allclose(K, C @ C.T, atol=tolerance * np.abs(C @ C.T).max())
    np.testing.assert_allclose(rows.mean, X.astype(float).mean(axis=0))
    W = np.random.default_rng(SEED).standard_normal((7, 2))
    np.testing.assert_allclose(rows.combined(W), C.T @ W, atol=tolerance * 1e4)


REFUSED = {
    "NaN": (np.where(np.arange(10000).reshape(-1, 2) == 9001, np.nan, 1.0), r"X\[4500, 1\] is NaN"),
    "infinity": (np.where(np.arange(10000).reshape(-1, 2) == 9001, np.inf, 1.0), r"X\[4500, 1\] is inf"),
    "float32 NaN": (np.array([[1, np.nan]], np.float32), r"X\[0, 1\] is NaN"),
    "too large": (np.array([[1e200, 0.0]]), "divide X by 1e100"),
    "another width": (np.ones((3, 4)), "has 4 columns, others 2"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_summed_is_refused_in_words(name):
    X, words = REFUSED[name]
    with pytest.raises(ValueError, match=words):
        Products(np.zeros(2)).add(X)


def test_the_row_of_a_hole_counts_all_blocks_so_far():
    products = Products(np.zeros(2)).add(np.ones((7, 2)))
    with pytest.raises(ValueError, match=r"X\[9, 0\] is NaN"):
        products.add(np.array([[1.0, 1], [1, 1], [np.nan, 1]]))
