"""`import fullrank as fr`: the algorithms by name, loaded when first asked for."""

import subprocess
import sys

import pytest

import fullrank
from fullrank import maths


def test_the_algorithms_are_found_by_name():
    assert fullrank.pagerank_sparse is maths.pagerank_sparse
    assert fullrank.svd is maths.svd
    assert {"svd", "pagerank", "power_iteration"} <= set(dir(fullrank))


def test_the_parts_of_the_package_are_found_too():
    code = "import fullrank as fr; print(fr.data.__name__, fr.maths.__name__)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["fullrank.data", "fullrank.maths"]


def test_what_is_not_there_is_refused():
    with pytest.raises(AttributeError, match="no 'pagerankk'; dir"):
        fullrank.pagerankk  # noqa: B018


def test_naming_a_part_does_not_load_the_algorithms():
    code = "import sys; from fullrank import records; print('fullrank.maths' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_a_network_trains_without_what_only_the_other_algorithms_need():
    code = (
        "import sys, fullrank as fr\n"
        "fr.train(fr.Network([2, 3, 2]), [[0.0, 1.0], [1.0, 0.0]], [0, 1], epochs=1)\n"
        "print(sorted({'scipy.linalg', 'scipy.sparse', 'numpy.f2py', 'numba', 'dask'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
