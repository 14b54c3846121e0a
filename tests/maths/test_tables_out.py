"""Tables that a transformer hands back on request: scikit-learn's own checks, pipelines, and what cannot be had."""

import importlib.util
import subprocess
import sys
import types

import array_api_strict as strict
import dask.array
import numpy as np
import pandas as pd
import pytest
from sklearn import config_context
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import estimator_checks

from fullrank.maths import PCA

X = np.random.default_rng(3).standard_normal((12, 4))
TABLE = pd.DataFrame(X, columns=list("abcd"), index=[f"row {i}" for i in range(12)])
CHECKS = ["check_set_output_transform", "check_set_output_transform_pandas", "check_global_output_transform_pandas"]


@pytest.mark.filterwarnings("ignore:X (has|does not have)")  # what those checks provoke
@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("estimator", [PCA(), PCA(2, whiten=True)], ids=repr)
def test_it_passes_scikit_learns_checks(check, estimator):
    getattr(estimator_checks, check)("PCA", estimator)


def test_a_table_has_the_names_of_columns_and_rows():
    estimator = PCA(2).set_output(transform="pandas")
    for found in (estimator.fit(TABLE).transform(TABLE), estimator.fit_transform(TABLE)):
        assert list(found.columns) == ["pca0", "pca1"]
        assert list(found.index) == list(TABLE.index)
        np.testing.assert_allclose(found.to_numpy(), PCA(2).fit_transform(X), atol=1e-12)
    assert list(estimator.fit_transform(X).index) == list(range(12))
    assert estimator.fit_transform(X.astype(np.float32)).dtypes.tolist() == [np.float32, np.float32]


def test_the_choice_goes_into_clones_and_pipelines_and_can_be_taken_back():
    chosen = PCA(2).set_output(transform="pandas")
    assert isinstance(clone(chosen).fit_transform(X), pd.DataFrame)
    assert isinstance(chosen.set_output().fit_transform(X), pd.DataFrame)
    assert isinstance(chosen.set_output(transform="default").fit_transform(X), np.ndarray)
    line = make_pipeline(StandardScaler(), PCA(2)).set_output(transform="pandas")
    assert list(line.fit_transform(TABLE).columns) == ["pca0", "pca1"]
    beside = make_column_transformer((PCA(1), ["a", "b"]), (PCA(1), ["c", "d"])).set_output(transform="pandas")
    assert list(beside.fit_transform(TABLE).columns) == ["pca-1__pca0", "pca-2__pca0"]


def test_what_is_set_on_the_estimator_goes_before_what_is_set_for_all():
    estimator = PCA(2).set_output(transform="default")
    with config_context(transform_output="pandas"):
        assert isinstance(PCA(2).fit_transform(X), pd.DataFrame)
        assert isinstance(estimator.fit_transform(X), np.ndarray)


def test_arrays_that_are_not_numpys_stay():
    for other in (dask.array.from_array(X, chunks=(5, 4)), strict.asarray(X)):
        assert type(PCA(2).set_output(transform="pandas").fit_transform(other)) is type(other)


def test_polars_gets_names_and_numbers(monkeypatch):
    made = types.SimpleNamespace(DataFrame=lambda Z, **settings: (Z, settings))  # polars need not be here
    monkeypatch.setitem(sys.modules, "polars", made)
    Z, settings = PCA(2).set_output(transform="polars").fit_transform(X)
    np.testing.assert_array_equal(Z, PCA(2).fit_transform(X))
    assert settings == {"schema": ["pca0", "pca1"], "orient": "row"}


def test_what_cannot_be_had_is_refused_in_words(monkeypatch):
    with pytest.raises(ValueError, match="'default', 'pandas' or 'polars', but it is 'arrow'"):
        PCA().set_output(transform="arrow")
    monkeypatch.delitem(sys.modules, "polars", raising=False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ImportError, match="tables of polars, which is not installed; pip install polars"):
        PCA().set_output(transform="polars")


WITHOUT = """
import sys
sys.modules["sklearn"] = None  # an import of it fails from here on
import fullrank as fr
estimator = fr.PCA(1)
print(hasattr(estimator, "set_output"), type(estimator.fit_transform([[0.0, 1.0], [2.0, 3.0]])).__name__)
try:
    estimator.set_output(transform="pandas")
except AttributeError as error:
    print(error)
"""


def test_it_is_there_only_where_scikit_learn_is():
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert done.stdout == (
        "False ndarray\n"
        "set_output belongs to scikit-learn, which is not installed; pandas.DataFrame(Z) makes a table of an array.\n"
    ), done.stderr
