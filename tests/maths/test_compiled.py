"""Finding the compiled twins, and doing without them."""

import importlib
import os
import subprocess
import sys
import warnings

import pytest

from fullrank.maths import _compiled


@pytest.fixture
def fresh():
    """As in a process that has not asked yet."""
    _compiled._has_numba.cache_clear()
    _compiled._say_once.cache_clear()
    yield
    _compiled._has_numba.cache_clear()
    _compiled._say_once.cache_clear()


def test_the_twins_are_found_where_numba_is(fresh):
    assert _compiled.compiled("pagerank").__name__ == "fullrank.maths._kernels.pagerank"


def test_small_work_loads_nothing(fresh):
    assert _compiled.compiled("pagerank", worth_it=False) is None
    assert _compiled._has_numba.cache_info().misses == 0


def test_without_numba_it_is_said_once(fresh, monkeypatch):
    real = importlib.import_module

    def without(name, *rest):
        if name == "numba":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(importlib, "import_module", without)
    with pytest.warns(_compiled.Slower, match=r"pip install 'fullrank\[fast\]'"):
        assert _compiled.compiled("pagerank") is None
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert _compiled.compiled("pagerank") is None


def test_who_asks_for_no_compiler_hears_nothing(fresh, monkeypatch):
    monkeypatch.setenv("FULLRANK_NO_COMPILER", "1")
    assert _compiled.compiled("pagerank") is None


def test_the_library_needs_no_optional_package():
    """With every optional package blocked the whole of fullrank.maths still loads."""
    code = (
        "import sys\n"
        "for name in ('numba', 'matplotlib', 'dask', 'distributed', 'sklearn', 'pandas', 'networkx', 'torch'):\n"
        "    sys.modules[name] = None\n"
        "import fullrank as fr\n"
        "print(len([name for name in dir(fr) if not name.startswith('_')]))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ)
    assert run.stderr == ""
    assert int(run.stdout) > 20


def test_no_optional_package_is_loaded_by_the_import():
    names = "numba matplotlib dask distributed sklearn pandas networkx"
    code = f"import sys, fullrank.maths; print([n for n in '{names}'.split() if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout.strip() == "[]"
    assert len(run.stderr) == 0
