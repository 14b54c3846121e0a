"""PCA by every route against NumPy and scikit-learn; moved, scaled, turned and permuted; and what it refuses."""

import subprocess
import sys

import array_api_strict as strict
import dask
import dask.array
import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import decomposition

from fullrank.maths import Components, pca
from fullrank.maths._statistics import components as _components
from fullrank.maths._statistics import pca as _pca
from fullrank.maths._statistics import pca_elsewhere as _pca_elsewhere

from ..clusters import answer_despite_a_death, doorkeeper
from ..tables import SEED

ROUTES = ["covariance", "gram", "svd"]


def drawn(N, D, seed=SEED):
    """Samples whose variances fall steadily, so that each direction is told from the next."""
    rng = np.random.default_rng(seed)
    turn = np.linalg.qr(rng.standard_normal((D, D)))[0]
    return rng.standard_normal((N, D)) * (1 + np.arange(D))[::-1] @ turn + 10 * rng.standard_normal(D)


def drawn_bytes(N, D, seed=SEED):
    return np.clip(drawn(N, D, seed) * 5 + 120, 0, 255).astype(np.uint8)


def by_numpy(X, ddof=0):
    """Directions as columns and variances, by the singular values of the centred samples."""
    C = X.astype(float) - X.astype(float).mean(axis=0)
    s, Vt = np.linalg.svd(C, full_matrices=False)[1:]
    return Vt.T, s**2 / (len(X) - ddof)


def apart(B, C):
    """The sine of the largest angle between two spaces."""
    return np.linalg.norm(B - C @ (C.T @ B), 2)


SAMPLES = {
    "tall": drawn(80, 6),
    "wide": drawn(6, 80),
    "square": drawn(12, 12),
    "one column": drawn(9, 1),
    "two samples": drawn(2, 5),
    "integers": np.round(drawn(40, 4)).astype(int),
    "bytes": drawn_bytes(60, 5),
    "wide bytes": drawn_bytes(5, 60),
    "float32": drawn(70, 5).astype(np.float32),
    "wide float32": drawn(5, 70).astype(np.float32),
    "float16": drawn(70, 4).astype(np.float16),
    "every second column": drawn(50, 8)[:, ::2],
    "Fortran order": np.asfortranarray(drawn(50, 4)),
    "big-endian": drawn(50, 4).astype(">f8"),
    "truth values": drawn(60, 4) > drawn(60, 4).mean(axis=0),
    "far away": drawn(60, 4) + 1e8,
    "a constant column": np.column_stack([drawn(40, 3), np.full(40, 7.0)]),
    "of rank two": drawn(40, 2) @ drawn(2, 6),
    "wide, of rank two": drawn(7, 2) @ drawn(2, 50),
    "tiny": 1e-100 * drawn(40, 3),
    "huge": 1e100 * drawn(40, 3),
    "each row twice": np.repeat(drawn(30, 4), 2, axis=0),
    "more copies than sense": np.tile(drawn(3, 5), (20, 1)),
}
TOLERANCE = {"float32": 2e-5, "wide float32": 2e-5, "float16": 2e-5, "far away": 1e-6}


@pytest.mark.parametrize("method", ["auto", *ROUTES])
@pytest.mark.parametrize("name", SAMPLES)
def test_it_agrees_with_numpy(name, method):
    X, tolerance = SAMPLES[name], TOLERANCE.get(name, 1e-10)
    B, variances = by_numpy(X)
    found = pca(X, method=method)
    np.testing.assert_allclose(found.variances, variances, rtol=0, atol=tolerance * variances[0])
    k = len(variances)
    np.testing.assert_allclose(found.directions.T @ found.directions, np.eye(k), atol=1e-12)
    for i in range(k):  # each direction that stands clear of its neighbours
        gap = min(abs(np.delete(variances, i) - variances[i]), default=variances[0])
        if min(gap, variances[i]) > 1e-3 * variances[0]:
            assert apart(found.directions[:, [i]], B[:, [i]]) < 100 * tolerance
    np.testing.assert_allclose(found.mean, X.astype(float).mean(axis=0), rtol=1e-6)
    np.testing.assert_allclose(found.total, variances.sum(), rtol=max(tolerance, 1e-12))


@pytest.mark.parametrize("method", ROUTES)
@pytest.mark.parametrize("shape", [(90, 7), (7, 90), (20, 20)])
@pytest.mark.parametrize("k", [1, 3, 7])
def test_it_agrees_with_scikit_learn(shape, k, method):
    X = drawn(*shape)
    theirs = decomposition.PCA(k, svd_solver="full").fit(X)
    found = pca(X, k, method=method, ddof=1)
    spread = theirs.explained_variance_ > 1e-9  # 7 samples spread in 6 directions
    signs = np.sign((theirs.components_ * found.directions.T).sum(axis=1))[spread]
    directions = found.directions.T[spread] * signs[:, None]
    np.testing.assert_allclose(directions, theirs.components_[spread], atol=1e-9)
    np.testing.assert_allclose(found.variances, theirs.explained_variance_, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(found.explained, theirs.explained_variance_ratio_, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(np.abs(found.project(X)), np.abs(theirs.transform(X)), atol=1e-9)


def test_small_variances_need_the_svd():
    rng = np.random.default_rng(SEED)
    turn = np.linalg.qr(rng.standard_normal((4, 4)))[0]
    X = rng.standard_normal((200, 4)) * [1e6, 1.0, 1e-4, 1e-6] @ turn
    variances = by_numpy(X)[1]
    np.testing.assert_allclose(pca(X, method="svd").variances, variances, rtol=1e-3)
    assert abs(pca(X, method="covariance").variances[3] / variances[3] - 1) > 0.5


def test_auto_takes_the_smaller_square():
    assert pca(drawn(30, 5)).method == "covariance"
    assert pca(drawn(5, 30)).method == "gram"


def test_double_precision_for_float32():
    for X in (drawn(3000, 6).astype(np.float32), drawn(6, 600).astype(np.float32)):
        B, variances = by_numpy(X)
        single, double = pca(X, 3), pca(X, 3, precision="double")
        assert apart(double.directions, B[:, :3]) < 1e-13
        assert 1e-9 < apart(single.directions, B[:, :3]) < 1e-5
        np.testing.assert_allclose(double.variances, variances[:3], rtol=1e-13)


# relations


@settings(deadline=None, max_examples=20, derandomize=True)
@given(seed=st.integers(0, 50), method=st.sampled_from(ROUTES), tall=st.booleans())
def test_it_moves_as_the_samples_move(seed, method, tall):
    X, rng = drawn(40, 5, seed) if tall else drawn(5, 40, seed), np.random.default_rng(seed)
    found = pca(X, 2, method=method)
    shifted = pca(X + rng.standard_normal(X.shape[1]), 2, method=method)
    np.testing.assert_allclose(shifted.directions, found.directions, atol=1e-9)
    scaled = pca(-3 * X, 2, method=method)
    np.testing.assert_allclose(scaled.variances, 9 * found.variances, rtol=1e-10)
    np.testing.assert_allclose(scaled.directions, found.directions, atol=1e-9)
    turn = np.linalg.qr(rng.standard_normal((X.shape[1], X.shape[1])))[0]
    turned = pca(X @ turn, 2, method=method)
    np.testing.assert_allclose(turned.variances, found.variances, rtol=1e-10)
    assert apart(turned.directions, turn.T @ found.directions) < 1e-9
    order = rng.permutation(len(X))
    np.testing.assert_allclose(pca(X[order], 2, method=method).directions, found.directions, atol=1e-9)
    features = rng.permutation(X.shape[1])
    np.testing.assert_allclose(pca(X[:, features], 2, method=method).directions, found.directions[features], atol=1e-9)
    twice = pca(np.vstack([X, X]), 2, method=method)
    np.testing.assert_allclose(twice.variances, found.variances, rtol=1e-10)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(cuts=st.lists(st.integers(0, 900), max_size=5), seed=st.integers(0, 20))
def test_bytes_give_the_same_bits_in_any_blocks_and_order(cuts, seed):
    X = drawn_bytes(900, 6, seed)
    whole = pca(X)
    blocks = [block for block in np.split(X, sorted(cuts)) if len(block)]
    shuffled = X[np.random.default_rng(seed).permutation(900)]
    for other in (pca(blocks), pca(iter(blocks)), pca(tuple(blocks)), pca(shuffled), pca(np.asfortranarray(X))):
        assert (other.directions == whole.directions).all()
        assert (other.variances == whole.variances).all()
        assert (other.mean == whole.mean).all()


def test_the_signs_are_the_same_each_time():
    for method in ROUTES:
        B = pca([[0.0, 1.0], [1.0, 0.0]], 1, method=method).directions
        np.testing.assert_allclose(B[:, 0], [np.sqrt(0.5), -np.sqrt(0.5)])  # the first of two that are as large
        B = pca(drawn(30, 6), method=method).directions
        assert (B[np.abs(B).argmax(axis=0), range(6)] > 0).all()
    nearly = np.array([[-0.5, 0.5], [0.5 + 1e-12, -0.5 - 1e-12]])  # as large, but for rounding
    np.testing.assert_array_equal(np.sign(_pca._same_signs(nearly)), [[1, 1], [-1, -1]])
    turned = _pca_elsewhere._same_signs(strict.asarray(nearly), strict)
    np.testing.assert_array_equal(np.sign(np.from_dlpack(turned)), [[1, 1], [-1, -1]])


# the record


@pytest.mark.parametrize("shape", [(50, 6), (6, 50)])
def test_all_directions_give_the_samples_back(shape):
    X = drawn(*shape)
    found = pca(X)
    np.testing.assert_allclose(found.reconstruct(found.project(X)), X, atol=1e-9)
    np.testing.assert_allclose(found.reconstruct(found.project(X[1])), X[1], atol=1e-9)
    assert found.error == pytest.approx(0, abs=1e-9)


def test_the_error_is_the_mean_squared_distance_that_is_left():
    X = drawn(50, 6)
    found = pca(X, 2)
    left = ((X - found.reconstruct(found.project(X))) ** 2).sum(axis=1).mean()
    assert found.error == pytest.approx(left)
    assert found.explained.sum() == pytest.approx(1 - left / found.total)
    np.testing.assert_allclose(found.project(X).var(axis=0), found.variances)


def test_float32_coordinates_stay_float32_and_large_means_are_taken_away_first():
    X = (drawn(50, 4) + 1e5).astype(np.float32)
    found = pca(X, 2)
    Z = found.project(X)
    assert Z.dtype == np.float32
    np.testing.assert_allclose(Z, (X - found.mean) @ found.directions, atol=1e-4)
    assert found.reconstruct(Z).dtype == np.float32


def test_samples_are_projected_in_blocks(monkeypatch):
    X = drawn(50, 6)
    found = pca(X, 2)
    monkeypatch.setattr(_components, "BLOCK", 6 * 7)
    np.testing.assert_allclose(found.project(X), (X - found.mean) @ found.directions, atol=1e-12)


def test_a_share_of_the_variance_takes_as_few_directions_as_hold_it():
    X = drawn(60, 6)
    shares = pca(X).explained.cumsum()
    assert len(pca(X, float(shares[2]) - 1e-9).variances) == 3
    assert len(pca(X, float(shares[2]) + 1e-9).variances) == 4
    assert len(pca(X, 1e-9).variances) == 1
    for kind in (np.float16, np.float32, np.float64, np.longdouble, np.array):
        assert len(pca(X, kind(0.5)).variances) == len(pca(X, 0.5).variances)
    assert len(pca(X, 1 - 1e-16).variances) == 6


def test_it_prints_itself():
    words = repr(pca(drawn(60, 6), 5))
    assert words.startswith("Components: 5 of 6, from 60 samples of 6 numbers\n  variances  ")
    assert ", …\n  explained  " in words
    assert "% of the variance\n  error  " in words


def test_it_plots_a_bar_for_each_direction():
    mpl.use("Agg")
    axes = pca(drawn(60, 6), 4).plot()
    assert len(axes.patches) == 4
    assert axes.lines[0].get_ydata()[-1] == pytest.approx(pca(drawn(60, 6), 4).explained.sum())
    assert pca(drawn(60, 6)).plot(axes) is axes
    mpl.pyplot.close("all")


@pytest.mark.parametrize("shape", [(60, 6), (6, 60)])
@pytest.mark.parametrize("power", [-80, 80])
@pytest.mark.parametrize("lies", [np.asarray, strict.asarray])
def test_float32_whose_squares_are_beyond_it_is_taken_in_float64(shape, power, lies):
    X = drawn(*shape).astype(np.float32)
    plain, scaled = (pca(lies(np.ldexp(X, p)), 3) for p in (0, power))
    one, other = (np.from_dlpack(found.directions) for found in (plain, scaled))
    np.testing.assert_allclose(other, one, atol=1e-5)
    np.testing.assert_allclose(scaled.total, plain.total * 4.0**power, rtol=1e-5)


# where the samples may lie


def test_tables_lists_and_blocks_will_do():
    import pandas as pd

    X = drawn(30, 4)
    whole = pca(X)
    for other in (X.tolist(), pd.DataFrame(X), tuple(map(tuple, X))):
        np.testing.assert_allclose(pca(other).directions, whole.directions, atol=1e-12)
    for blocks in ([X[:1], X[1:7], X[7:]], (X[i : i + 9] for i in range(0, 30, 9)), [pd.DataFrame(X)]):
        found = pca(blocks)
        np.testing.assert_allclose(found.directions, whole.directions, atol=1e-12)
        assert found.count == 30


def test_a_memory_map_larger_than_memory_will_do(tmp_path):
    rows, D = 40_000, 1000  # 160 MB of float32 where 64 MB more are allowed
    block = drawn(1000, 8).astype(np.float32) @ drawn(8, D).astype(np.float32)
    stored = np.lib.format.open_memmap(tmp_path / "large.npy", mode="w+", dtype=np.float32, shape=(rows, D))
    for start in range(0, rows, 1000):
        stored[start : start + 1000] = block
    stored.flush()
    code = f"""
import resource
import numpy as np
from fullrank.maths import pca
X = np.load({str(tmp_path / "large.npy")!r}, mmap_mode="r")
pca(np.eye(3))  # loads what is loaded at the first call
with open("/proc/self/status") as status:
    taken = next(int(line.split()[1]) << 10 for line in status if line.startswith("VmData"))
resource.setrlimit(resource.RLIMIT_DATA, (taken + (64 << 20),) * 2)  # private memory; the file's pages do not count
try:
    np.array(X)
    print("not limited")
except MemoryError:
    pass
print(repr(pca(X, 3).variances.tolist()))
"""
    environment = {"OPENBLAS_NUM_THREADS": "1", "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.startswith("["), done.stdout + done.stderr
    np.testing.assert_allclose(eval(done.stdout), pca(block, 3).variances, rtol=1e-5)


@pytest.mark.parametrize("kind", ["uint8", "float32", "float64"])
def test_a_dask_array_runs_the_same_functions(kind):
    X = drawn_bytes(500, 6).astype(kind)
    cut = dask.array.from_array(X, chunks=(70, 4))
    with dask.config.set(scheduler="threads"):
        found, whole = pca(cut, 3), pca(X, 3)
    if kind == "uint8":
        assert (found.directions == whole.directions).all()
        assert (found.variances == whole.variances).all()
    np.testing.assert_allclose(found.directions, whole.directions, atol=1e-5)
    Z = found.project(cut)
    assert isinstance(Z, dask.array.Array)
    np.testing.assert_allclose(Z.compute(), whole.project(X), atol=1e-3)
    np.testing.assert_allclose(found.reconstruct(Z).compute(), whole.reconstruct(whole.project(X)), atol=1e-3)


@pytest.mark.filterwarnings("ignore")  # of a worker that goes away
def test_a_worker_that_dies_loses_nothing(tmp_path):
    wait = doorkeeper(tmp_path)

    def held_up(block_info=None):
        place = block_info[None]["chunk-location"][0]
        wait()
        return np.random.default_rng(place).integers(0, 256, (1000, 20), dtype=np.uint8)

    X = dask.array.map_blocks(held_up, chunks=((1000,) * 10, (20,)), dtype=np.uint8, meta=np.empty((0, 0), np.uint8))
    found = answer_despite_a_death(lambda: pca(X, 5), tmp_path)
    alone = pca([np.random.default_rng(place).integers(0, 256, (1000, 20), dtype=np.uint8) for place in range(10)], 5)
    assert found.count == 10_000
    assert (found.directions == alone.directions).all()
    assert (found.variances == alone.variances).all()


@pytest.mark.parametrize("method", ["auto", *ROUTES])
@pytest.mark.parametrize("name", ["tall", "wide", "bytes", "float32", "of rank two", "wide, of rank two"])
def test_arrays_of_the_standard_stay_what_they_are(name, method):
    X = SAMPLES[name]
    found, ours = pca(strict.asarray(X), 2, method=method), pca(X, 2, method=method)
    for array in (found.mean, found.directions, found.variances, found.explained, found.project(strict.asarray(X))):
        assert isinstance(array, type(strict.asarray(1.0)))
    kind = strict.float32 if X.dtype == np.float32 else strict.float64
    assert found.directions.dtype == kind
    np.testing.assert_allclose(np.from_dlpack(found.directions), ours.directions, atol=2e-5)
    np.testing.assert_allclose(np.from_dlpack(found.variances), ours.variances, rtol=2e-5)
    np.testing.assert_allclose(np.from_dlpack(found.project(strict.asarray(X))), ours.project(X), atol=1e-3)
    back = found.reconstruct(found.project(strict.asarray(X)))
    np.testing.assert_allclose(np.from_dlpack(back), ours.reconstruct(ours.project(X)), atol=1e-3)
    assert found.error == pytest.approx(ours.error, abs=1e-4 * ours.total)
    assert repr(found).split("\n")[0] == repr(ours).split("\n")[0]


def test_arrays_of_the_standard_take_a_share_and_have_the_same_signs():
    X = strict.asarray(drawn(60, 6))
    assert pca(X, 0.9).variances.shape == pca(drawn(60, 6), 0.9).variances.shape
    B = pca(strict.asarray([[0.0, 1.0], [1.0, 0.0]]), 1).directions
    np.testing.assert_allclose(np.from_dlpack(B)[:, 0], [np.sqrt(0.5), -np.sqrt(0.5)])
    everything = pca(strict.asarray(drawn(7, 30)))  # 7 samples spread in 6 directions; the last is any
    B = np.from_dlpack(everything.directions)
    np.testing.assert_allclose(B.T @ B, np.eye(7), atol=1e-12)


# refusals

X = drawn(10, 3)
HOLE = np.where(np.arange(30).reshape(10, 3) == 17, np.nan, X)
ELSEWHERE = pca(strict.asarray(X))
REFUSED = {
    "NaN": (lambda: pca(HOLE), r"X\[5, 2\] is NaN"),
    "NaN, wide": (lambda: pca(HOLE.T), r"X\[2, 5\] is NaN"),
    "NaN, svd": (lambda: pca(HOLE, method="svd"), r"X\[5, 2\] is NaN"),
    "NaN in a later block": (lambda: pca([X, HOLE]), r"X\[15, 2\] is NaN"),
    "NaN elsewhere": (lambda: pca(strict.asarray(HOLE)), r"X\[5, 2\] is nan"),
    "NaN elsewhere, wide": (lambda: pca(strict.asarray(HOLE.T)), r"X\[2, 5\] is nan"),
    "infinity": (lambda: pca(np.where(np.isnan(HOLE), np.inf, X)), r"X\[5, 2\] is inf"),
    "more directions than there are": (lambda: pca(X, 4), "k .* of at most 3.* but k is 4"),
    "more directions than samples": (lambda: pca(X[:2], 3), "at most 2"),
    "more directions, blocks": (lambda: pca([X], 4), "at most 3"),
    "more directions, elsewhere": (lambda: pca(strict.asarray(X), 4), "at most 3"),
    "no directions": (lambda: pca(X, 0), "at least 1"),
    "half a direction": (lambda: pca(X, 1.5), "share of the variance between 0 and 1"),
    "a direction in words": (lambda: pca(X, "two"), "whole number"),
    "one sample": (lambda: pca(X[:1]), "at least 2 samples"),
    "one sample in blocks": (lambda: pca(iter([X[:1]])), "at least 2 samples"),
    "one sample elsewhere": (lambda: pca(strict.asarray(X[:1])), "at least 2 samples"),
    "one vector": (lambda: pca(X[0]), "Reshape your data"),
    "all the same": (lambda: pca(np.ones((5, 3))), "samples that differ"),
    "all the same, wide": (lambda: pca(np.ones((3, 5))), "samples that differ"),
    "all the same, svd": (lambda: pca(np.ones((5, 3)), method="svd"), "samples that differ"),
    "all the same bytes": (lambda: pca(np.ones((5, 3), np.uint8)), "samples that differ"),
    "all the same elsewhere": (lambda: pca(strict.ones((5, 3))), "samples that differ"),
    "too small to square": (lambda: pca(1e-200 * X), "multiply X by 1e100"),
    "too large to square": (lambda: pca(1e200 * X), "divide X by 1e100"),
    "too large to square, wide": (lambda: pca(1e200 * X.T), "divide X by 1e100"),
    "too large to square, svd": (lambda: pca(1e200 * X, method="svd"), "divide X by 1e100"),
    "words": (lambda: pca([["a", "b"], ["c", "d"]]), "needs numbers"),
    "one word": (lambda: pca("samples.csv"), "needs numbers"),
    "ragged": (lambda: pca([[1.0, 2.0], [3.0]]), "rows differ in length"),
    "complex": (lambda: pca(1j * X), "Complex data not supported"),
    "complex elsewhere": (lambda: pca(strict.asarray(1j * X)), "real numbers"),
    "no rows": (lambda: pca(X[:0]), r"0 sample\(s\)"),
    "no rows elsewhere": (lambda: pca(strict.asarray(X[:0])), "at least one of each"),
    "no list": (lambda: pca([]), "samples as rows"),
    "a block of another width": (lambda: pca([X, X[:, :2]]), "has 2 columns, others 3"),
    "no blocks": (lambda: pca(iter([])), "none came; perhaps the iterator was used up"),
    "blocks by gram": (lambda: pca(iter([X]), method="gram"), "covariance alone"),
    "Dask by svd": (lambda: pca(dask.array.from_array(X), method="svd"), "covariance alone"),
    "a Dask vector": (lambda: pca(dask.array.from_array(X[0])), "samples as rows"),
    "no such method": (lambda: pca(X, method="eig"), "auto, covariance, gram, svd"),
    "no such precision": (lambda: pca(X, precision="half"), "auto, double"),
    "ddof as large as N": (lambda: pca(X, ddof=10), "^pca with ddof = 10 needs more than 10 samples"),
    "no ddof": (lambda: pca(X, ddof=-1), "^pca needs ddof"),
    "ddof elsewhere": (lambda: pca(strict.asarray(X), ddof=10), "^pca with ddof = 10"),
    "masked": (lambda: pca(np.ma.masked_greater(X, 0)), "masked array"),
    "masked blocks": (lambda: pca([np.ma.masked_greater(X, 0)]), "masked array"),
    "masked Dask": (lambda: pca(dask.array.from_array(np.ma.masked_greater(X, 0), asarray=False)), "masked array"),
    "complex Dask": (lambda: pca(dask.array.from_array(1j * X)), "Complex data not supported"),
    "words in Dask": (lambda: pca(dask.array.from_array(np.full((4, 2), b"a"))), "needs numbers"),
    "a whole number too large": (lambda: pca([[10**400, 1], [2, 3]]), "numbers that float64 holds"),
    "a longdouble too large": (lambda: pca(X * (np.finfo(np.longdouble).max / 1024)), "numbers that float64 holds"),
    "a longdouble too large, Dask": (
        lambda: pca(dask.array.from_array(X * (np.finfo(np.longdouble).max / 1024))),
        "numbers that float64 holds",
    ),
    "a longdouble that is NaN": (lambda: pca([X, HOLE.astype(np.longdouble)]), r"X\[15, 2\] is NaN"),
    "squares that lose digits": (lambda: pca(1e-160 * X), "multiply X by 1e100"),
    "NaN projected": (lambda: pca(X).project(HOLE), r"^project needs .* X\[5, 2\] is NaN"),
    "infinity projected": (lambda: pca(X).project(-np.inf * X[0]), r"X\[0, 0\] is"),
    "NaN projected elsewhere": (lambda: ELSEWHERE.project(strict.asarray(HOLE)), r"^project needs .* X\[5, 2\] is nan"),
    "NaN projected by Dask": (
        lambda: pca(X).project(dask.array.from_array(HOLE, chunks=(4, 2))).compute(),
        r"X\[5, 2\] is NaN",
    ),
    "NaN reconstructed by Dask": (
        lambda: pca(X).reconstruct(dask.array.from_array(HOLE, chunks=(4, 2))).compute(),
        r"Z\[5, 2\] is NaN",
    ),
    "NaN reconstructed": (lambda: pca(X).reconstruct(HOLE), r"^reconstruct needs .* Z\[5, 2\] is NaN"),
    "NaN reconstructed elsewhere": (lambda: ELSEWHERE.reconstruct(strict.asarray(HOLE)), r"Z\[5, 2\] is nan"),
    "masked vector projected": (lambda: pca(X).project(np.ma.masked_greater(X[0], 0)), "masked array"),
    "masked vector reconstructed": (lambda: pca(X).reconstruct(np.ma.masked_greater(X[0], 0)), "Z is a masked array"),
    "too large to project": (lambda: pca(X).project(np.full((2, 3), 1.7e308)), "^project .* beyond float64"),
    "too large for float32": (lambda: pca(X).project(np.full((2, 3), 3e38, "f4")), "^project .* beyond float32"),
    "too large to reconstruct": (
        lambda: pca(X).reconstruct(np.full((2, 3), 1.7e308)),
        "^reconstruct .* beyond float64",
    ),
    "Dask samples of another width": (lambda: pca(X).project(dask.array.from_array(X.T)), "X with 3 columns"),
    "Dask coordinates of another width": (lambda: pca(X, 2).reconstruct(dask.array.from_array(X)), "Z with 2 columns"),
    "too large to project elsewhere": (
        lambda: ELSEWHERE.project(strict.asarray(np.full((2, 3), 1.7e308))),
        "^project .* beyond float64",
    ),
    "samples of another width elsewhere": (lambda: ELSEWHERE.project(strict.asarray(X.T)), "X with 3 columns"),
    "coordinates of another width elsewhere": (lambda: ELSEWHERE.reconstruct(strict.asarray(X.T)), "Z with 3 columns"),
    "samples of another width": (lambda: pca(X).project(np.ones((2, 4))), "X with 3 columns"),
    "coordinates of another width": (lambda: pca(X, 2).reconstruct(np.ones((2, 3))), "Z with 2 columns"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_components_is_refused_in_words(name):
    call, words = REFUSED[name]
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("what", ["sparse", 5, None])
def test_what_is_no_table_is_refused_in_words(what):
    from scipy import sparse

    with pytest.raises((TypeError, ValueError), match="sparse matrix; X.toarray|samples as rows|needs numbers"):
        pca(sparse.csr_array(X) if what == "sparse" else what)


def test_nothing_that_comes_in_is_changed():
    for name in ("tall", "wide", "bytes", "float32"):
        before = SAMPLES[name].copy()
        for method in ROUTES:
            pca(SAMPLES[name], method=method).project(SAMPLES[name])
        assert (SAMPLES[name] == before).all()
    assert isinstance(pca(X), Components)
