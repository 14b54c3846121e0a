"""BVGraph files are read to the last link, whatever features they use, and cut ones are refused."""

import numpy as np
import pytest

from fullrank.data import DataError
from fullrank.data._bvgraph import _Bits, read_bvgraph

from .bv_writer import write_bvgraph


def drawn_rows(seed, n=120):
    """Lists that share blocks with earlier ones, hold runs, and have gaps small and large."""
    rng = np.random.default_rng(seed)
    rows = []
    for page in range(n):
        links = set(rng.integers(0, n, rng.integers(0, 6)).tolist())
        if page and rng.random() < 0.6:
            links |= {link for link in rows[page - int(rng.integers(1, min(page, 7) + 1))] if rng.random() < 0.8}
        if rng.random() < 0.5:
            start = int(rng.integers(0, n - 12))
            links |= set(range(start, start + int(rng.integers(2, 12))))
        rows.append(sorted(links))
    return rows


def saved(folder, content, properties):
    (folder / "web.graph").write_bytes(content)
    (folder / "web.properties").write_text(properties)
    return folder / "web.graph", folder / "web.properties"


@pytest.mark.parametrize("window", [0, 1, 7])
@pytest.mark.parametrize("shortest", [0, 2, 4])
@pytest.mark.parametrize("k", [1, 2, 3, 5])
def test_what_was_written_is_read(window, shortest, k, tmp_path):
    rows = drawn_rows(window + 10 * shortest + 100 * k)
    graph = read_bvgraph(*saved(tmp_path, *write_bvgraph(rows, window=window, shortest=shortest, k=k)))
    assert [graph.indices[a:b].tolist() for a, b in zip(graph.indptr, graph.indptr[1:], strict=False)] == rows


def test_a_file_by_hand_is_read(tmp_path):
    """Two pages, 0 -> {1} and 1 -> {}, with the codes written out from their definitions."""
    degree_one, no_reference, no_runs = "010", "1", "1"
    first_gap = "1011"  # zeta(3) of 2, which stands for page 0 + 1
    bits = degree_one + no_reference + no_runs + first_gap + "1"
    content = int(bits.ljust(16, "0"), 2).to_bytes(2, "big")
    says = "nodes=2\narcs=1\nwindowsize=7\nminintervallength=4\nzetak=3\n"
    graph = read_bvgraph(*saved(tmp_path, content, says))
    assert (graph.indptr.tolist(), graph.indices.tolist()) == ([0, 1, 1], [1])


@pytest.mark.parametrize(
    ("n", "code"),
    [(0, "100"), (1, "1010"), (2, "1011"), (3, "1100"), (6, "1111"), (7, "0100000"), (8, "01000010")],
)
def test_zeta_codes_are_those_of_the_paper(n, code):
    assert _Bits(int(code.ljust(16, "0"), 2).to_bytes(2, "big")).zeta(3) == n


def test_a_cut_file_is_refused(tmp_path):
    content, properties = write_bvgraph(drawn_rows(1))
    with pytest.raises(DataError, match="ends within page"):
        read_bvgraph(*saved(tmp_path, content[: len(content) // 2], properties))


def test_a_wrong_count_is_refused(tmp_path):
    content, properties = write_bvgraph([[1], [0], []])
    with pytest.raises(DataError, match="holds 2 links, but"):
        read_bvgraph(*saved(tmp_path, content, properties.replace("arcs=2", "arcs=3")))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [("nodes=3", "", "says nothing of nodes"), ("compressionflags=", "compressionflags=OUTDEGREES_DELTA", "standard")],
)
def test_other_properties_are_refused(before, after, words, tmp_path):
    content, properties = write_bvgraph([[1], [0], []])
    with pytest.raises(DataError, match=words):
        read_bvgraph(*saved(tmp_path, content, properties.replace(before, after)))
