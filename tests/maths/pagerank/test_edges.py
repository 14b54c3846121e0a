"""Links as they come: every form is read, whole numbers are not copied, and what is no link is refused in words."""

import subprocess
import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from fullrank.maths import pagerank_sparse
from fullrank.maths._pagerank.edges import read_edges

SOURCES, TARGETS = np.array([0, 0, 1, 2, 2], dtype=np.int32), np.array([1, 2, 2, 0, 3], dtype=np.int32)


def tables():
    return {
        "pandas": pd.DataFrame({"from": SOURCES, "to": TARGETS, "weight": 1.0}),
        "pandas nullable": pd.DataFrame({"from": pd.array(SOURCES, dtype="Int64"), "to": TARGETS}),
        "pyarrow table": pa.table({"from": SOURCES, "to": TARGETS}),
        "pyarrow table in pieces": pa.concat_tables(
            [pa.table({"from": SOURCES[:2], "to": TARGETS[:2]}), pa.table({"from": SOURCES[2:], "to": TARGETS[2:]})]
        ),
        "pyarrow columns": (pa.array(SOURCES), pa.chunked_array([TARGETS])),
        "pandas columns": (pd.Series(SOURCES), pd.Series(TARGETS)),
    }


@pytest.mark.parametrize("name", tables())
def test_tables_and_columns_are_read(name):
    edges = read_edges(tables()[name], "test")
    assert edges.sources.tolist() == SOURCES.tolist()
    assert edges.targets.tolist() == TARGETS.tolist()
    assert edges.pages == 4


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"])
def test_all_whole_numbers_are_read(kind):
    edges = read_edges((SOURCES.astype(kind), TARGETS.astype(kind)), "test")
    assert edges.sources.tolist() == SOURCES.tolist()
    assert edges.sources.dtype in (np.int32, np.int64)
    assert edges.sources.dtype == edges.targets.dtype


@pytest.mark.parametrize("kind", ["int32", "uint32", "int64", "uint64"])
def test_usual_numbers_are_looked_at_in_place(kind):
    sources, targets = SOURCES.astype(kind), TARGETS.astype(kind)
    edges = read_edges((sources, targets), "test")
    assert np.shares_memory(edges.sources, sources)
    assert np.shares_memory(edges.targets, targets)
    assert edges.sources.dtype.itemsize == sources.dtype.itemsize


def test_columns_of_arrow_are_looked_at_in_place():
    column = pa.array(SOURCES)
    edges = read_edges((column, pa.array(TARGETS)), "test")
    assert edges.sources.ctypes.data == column.buffers()[1].address


def test_what_is_read_stays_as_it_was():
    sources, targets = SOURCES.copy(), TARGETS.copy()
    pagerank_sparse((sources, targets))
    assert np.array_equal(sources, SOURCES)
    assert np.array_equal(targets, TARGETS)


@pytest.mark.parametrize(
    ("graph", "words"),
    [
        (([0.0, np.nan], [1, 0]), "position 1 holds no number"),
        (([0.0, 1.0], [1, 0]), r"astype\(np.int32\)"),
        ((np.zeros((3, 2), dtype=int), [1, 0]), r"pairs\[:, 0\], pairs\[:, 1\]"),
        ((np.array([2**63], dtype=np.uint64), [0]), "without gaps"),
        (([True, False], [True, True]), "whole page numbers"),
        ((pa.array([0, None]), [1, 0]), "holds no number"),
        (pa.table({"from": SOURCES}), "two columns"),
        (pd.DataFrame({"from": ["a"], "to": ["b"]}), "read_links"),
        ("0 1", "str is none of those"),
        (None, "NoneType is none of those"),
    ],
)
def test_what_is_no_link_is_refused_in_words(graph, words):
    with pytest.raises(ValueError, match=words):
        read_edges(graph, "test")


def test_reading_needs_no_table_package():
    code = "import sys, fullrank.maths as m; m.pagerank_sparse(([0], [1])); print(*sys.modules)"
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "pyarrow", "networkx", "numba", "dask"} & set(names)
