"""Sweeps: the compiled twin equals plain Python, both equal elimination, and the bound on the residual holds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from fullrank import data
from fullrank.maths import Reason, link_matrix, pagerank_sparse, rmat_internet, web_internet
from fullrank.maths._compiled import compiled
from fullrank.maths._pagerank import pagerank as front
from fullrank.maths._pagerank import pagerank_sweeps as readable
from fullrank.maths._pagerank.edges import Edges, read_edges
from fullrank.maths._pagerank.inlinks import inlinks
from fullrank.maths._pagerank.teleport import Surfer, distribution

from ..tables import INTERNETS

KERNELS = compiled("pagerank")
if KERNELS is None:
    pytest.skip("needs Numba", allow_module_level=True)
TWINS = {"plain": readable, "compiled": KERNELS}


def edges_of(n, edges):
    pairs = np.array(edges, dtype=np.int32).reshape(-1, 2)
    return Edges(pairs[:, 0].copy(), pairs[:, 1].copy(), n)


def swept(twins, edges, d=0.85, v=None, w=None, *, tol=1e-12, max_steps=1000, start=None, threads=1):
    v = distribution(v, edges.pages, "v", "test")
    surfer = Surfer(edges.pages, d, v, v if w is None else distribution(w, edges.pages, "w", "test"))
    return readable.ranks_by_sweeps(twins, edges, surfer, tol=tol, max_steps=max_steps, start=start, threads=threads)


def solved(n, edges, d, v=None, w=None):
    """(I - d S) x = (1 - d) v by elimination, where S sends a page without links to w."""
    v = distribution(v, n, "v", "test")
    S = link_matrix(n, edges)
    S[:, ~S.any(axis=0)] = (v if w is None else distribution(w, n, "w", "test"))[:, None]
    return np.linalg.solve(np.eye(n) - d * S, (1 - d) * v)


def residual(x, edges, d=0.85):
    """|G x - x|₁ as one sum over the links, each of them once; in another way than any routine here."""
    sources, targets, n = edges
    out = np.bincount(sources, minlength=n)
    moved = d * np.bincount(targets, weights=x[sources] / out[sources], minlength=n)
    return np.abs(moved + (1 - moved.sum()) / n - x).sum()


@pytest.mark.parametrize("d", [0.0, 0.5, 0.85, 0.99])
@pytest.mark.parametrize("twin", TWINS)
@pytest.mark.parametrize("name", INTERNETS)
def test_ranks_agree_with_elimination(name, twin, d):
    found = swept(TWINS[twin], edges_of(*INTERNETS[name]), d)
    assert found.converged
    np.testing.assert_allclose(found.value, solved(*INTERNETS[name], d), atol=1e-11 / (1 - d))
    assert found.value.sum() == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("name", ["trap", "repeated and to itself", "thirty drawn pages"])
def test_one_compiled_sweep_equals_one_in_plain_python(name):
    links = inlinks(edges_of(*INTERNETS[name]))
    rng = np.random.default_rng(1)
    z, jump = rng.random(len(links.linking)), rng.random(len(links.linking))
    plain, fast = z.copy(), z.copy()
    last = len(z)
    expected = readable.sweep(links, plain, jump, 0.3, 0.85, 1, last)
    found = KERNELS.sweep(links, fast, jump, 0.3, 0.85, 1, last)
    assert found == pytest.approx(expected, rel=1e-13)
    np.testing.assert_allclose(fast, plain, rtol=1e-13)
    assert fast[0] == z[0]
    pages = np.array([0, 2])
    np.testing.assert_allclose(
        KERNELS.gather(links, z, pages, 0, 2), readable.gather(links, z, pages, 0, 2), rtol=1e-14
    )


def internets():
    jargon = data.load("jargon-file")
    return {
        "jargon": Edges(*(side.astype(np.int32) for side in jargon.edges()), jargon.pages),
        "r-mat": read_edges(rmat_internet(2000, 20_000, 1), "test"),
        "web": read_edges(web_internet(3000, seed=1), "test"),
    }


@pytest.mark.parametrize("name", internets())
def test_the_bound_is_never_below_the_residual(name):
    edges = internets()[name]
    for steps in (1, 2, 4, 7, 10, 15, 20):
        full = swept(KERNELS, edges, tol=0, max_steps=steps)
        bound = swept(KERNELS, edges, tol=0, max_steps=steps + 1).path[steps - 1]
        assert full.path[-1] == pytest.approx(residual(full.value, edges), rel=1e-6)
        assert full.path[-1] <= bound * (1 + 1e-9)


@pytest.mark.parametrize("d", [0.02, 0.3])
def test_the_bound_holds_for_any_damping_and_start(d):
    edges = internets()["web"]
    start = np.random.default_rng(1).dirichlet(np.full(edges.pages, 0.1))
    bounds = swept(KERNELS, edges, d, tol=0, max_steps=6, start=start).path
    for steps in range(1, 6):
        x = swept(KERNELS, edges, d, tol=0, max_steps=steps, start=start).value
        assert residual(x, edges, d) <= bounds[steps - 1] * (1 + 1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_the_bound_counts_what_balancing_the_books_changes(seed):
    edges = edges_of(200, [(0, 1), *((page, 0) for page in range(1, 200))])  # all that is stale is stale in one page
    start = np.random.default_rng(seed).dirichlet(np.r_[150.0, np.full(199, 0.01)])
    bounds = swept(KERNELS, edges, 0.5, tol=0, max_steps=4, start=start).path
    for steps in (1, 2, 3):
        x = swept(KERNELS, edges, 0.5, tol=0, max_steps=steps, start=start).value
        assert residual(x, edges, 0.5) <= bounds[steps - 1] * (1 + 1e-9) + 1e-15


@pytest.mark.parametrize("name", internets())
def test_whatever_the_tolerance_the_ranks_keep_it(name):
    edges = internets()[name]
    for tol in np.geomspace(1e-2, 1e-12, 31):
        found = swept(KERNELS, edges, tol=tol)
        assert found.converged
        assert residual(found.value, edges) <= tol * 1.001


def test_what_is_handed_back_is_never_negative():
    edges = internets()["web"]
    links, v = inlinks(edges), distribution(None, edges.pages, "v", "test")
    x = np.full(len(links.linking), 1 / edges.pages)
    x[3] *= -1
    with readable.ThreadPoolExecutor(1) as pool:
        surfer, strips = Surfer(edges.pages, 0.85, v, v), readable._Strips(KERNELS, pool, links, 1)
        sweeps = readable._Sweeps(links, surfer, strips, x, coarse=False)
        assert sweeps.measured()[0].min() == 0


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("name", internets())
def test_few_sweeps_do_and_threads_agree(name, threads):
    edges = internets()[name]
    found = swept(KERNELS, edges, tol=1e-10, threads=threads)
    assert found.converged
    assert residual(found.value, edges) == pytest.approx(found.path[-1], rel=1e-3)
    assert found.path[-1] <= 1e-10
    if threads == 1:
        assert found.steps <= {"jargon": 31, "r-mat": 10, "web": 24}[name]
    np.testing.assert_allclose(found.value, front.pagerank_sparse(edges[:2]).value, atol=1e-9)


def test_one_thread_gives_the_same_bits_every_time():
    edges = internets()["web"]
    assert np.array_equal(swept(KERNELS, edges).value, swept(KERNELS, edges).value)


def test_a_damping_near_one_leaps_instead_of_crawling():
    edges = internets()["jargon"]
    found = swept(KERNELS, edges, 0.99, tol=1e-10)
    assert found.converged
    assert found.steps < 1855 / 10  # the plain method's count, from the reference


def test_a_tolerance_below_rounding_is_answered_honestly():
    found = swept(KERNELS, internets()["r-mat"], tol=0)
    assert found.reason is Reason.ROUNDING_FLOOR
    assert found.path[-1] < 1e-14


@pytest.mark.parametrize("steps", [1, 5, 9])
def test_few_steps_are_kept_to_and_said(steps):
    found = swept(KERNELS, internets()["web"], max_steps=steps)
    assert found.reason is Reason.OUT_OF_STEPS
    assert found.steps == steps


def test_ranks_are_a_good_start_for_nearly_the_same_links():
    edges = internets()["web"]
    before = swept(KERNELS, edges)
    longer = edges._replace(sources=np.append(edges.sources, 1), targets=np.append(edges.targets, 2))
    warm, cold = swept(KERNELS, longer, start=before.value), swept(KERNELS, longer)
    assert warm.steps < cold.steps
    np.testing.assert_allclose(warm.value, cold.value, atol=1e-11)
    assert swept(KERNELS, edges, start=before.value).steps == 1


small = st.integers(1, 12).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2), max_size=30))
)


@settings(deadline=None, max_examples=50, derandomize=True)
@given(small, st.sampled_from([0.0, 0.3, 0.85, 0.99]), st.integers(0, 2**32 - 1))
def test_any_internet_any_jumps(drawn, d, seed):
    n, edges = drawn
    rng = np.random.default_rng(seed)
    v, w = (rng.integers(0, 3, n) * rng.random(n) + (np.arange(n) == rng.integers(n)) for _ in range(2))
    for dangling in (None, w):
        found = swept(KERNELS, edges_of(n, edges), d, v, dangling)
        assert found.converged
        assert (found.value >= 0).all()
        np.testing.assert_allclose(found.value, solved(n, edges, d, v, dangling), atol=1e-12 / (1 - d) + 1e-13)
        sparse = pagerank_sparse(_matrix(n, edges), d, tol=1e-12, personalised=v, dangling=dangling)
        np.testing.assert_allclose(sparse.value, found.value, atol=3e-12 / (1 - d))


def _matrix(n, edges):
    pairs = np.array(edges, dtype=int).reshape(-1, 2)
    return csr_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))


def test_large_internets_take_the_compiled_way_and_small_ones_do_not(monkeypatch):
    taken = []
    monkeypatch.setattr(front, "LINKS_WORTH_COMPILING", 50_000)
    monkeypatch.setattr(front, "compiled", lambda name, worth_it: taken.append(worth_it))
    pagerank_sparse(rmat_internet(1000, 5000, 1))
    pagerank_sparse(rmat_internet(20_000, 80_000, 1))
    assert taken == [False, True]


@pytest.mark.parametrize("threads", [0, 1.5, True])
def test_threads_are_counted_in_whole_numbers(threads):
    with pytest.raises(ValueError, match="threads as a whole number"):
        pagerank_sparse(([0], [1]), threads=threads)


def test_the_compiled_loops_are_given_nothing_that_a_cache_could_lose():
    """Numba keeps the types of what a loop is given by their place; a class of ours that moves would not be found."""
    swept(KERNELS, edges_of(3, [(0, 1), (1, 0), (1, 2)]))
    loops = [KERNELS.count, KERNELS.spread, KERNELS.finish, KERNELS._sweep, KERNELS._gather]
    types = [str(kind) for loop in loops for signature in loop.signatures for kind in signature]
    assert len(types) > 30
    assert {kind.partition("(")[0] for kind in types} <= {"array", "readonly array", "int64", "float64", "bool"}
