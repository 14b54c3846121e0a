"""The PCA estimator: scikit-learn's own checks, agreement with its PCA up to signs, parts, and life without it."""

import os
import pickle
import subprocess
import sys
import warnings

import array_api_strict as strict
import dask.array
import numpy as np
import pytest
from sklearn import decomposition
from sklearn.base import clone
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator

from fullrank.maths import PCA, pca

from .test_pca import drawn, drawn_bytes


@pytest.mark.parametrize("estimator", [PCA(), PCA(n_components=1), PCA(whiten=True), PCA(method="svd")], ids=repr)
def test_it_passes_scikit_learns_checks(estimator):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it does not inherit from BaseEstimator, and what some checks provoke
        results = check_estimator(estimator, on_skip=None)
    assert len(results) > 40
    skipped = [result["check_name"] for result in results if result["status"] != "passed"]
    assert skipped in ([], ["check_array_api_input"])  # which runs where SciPy was told to dispatch


DISPATCHING = """
import warnings
from sklearn.utils.estimator_checks import check_estimator
from fullrank.maths import PCA
warnings.simplefilter("ignore")
for estimator in (PCA(), PCA(n_components=2), PCA(whiten=True), PCA(method="svd")):
    results = check_estimator(estimator, on_skip=None)
    assert "check_array_api_input" in {result["check_name"] for result in results}
    print({result["status"] for result in results})
"""


def test_it_passes_those_checks_too_where_scipy_was_told_to_dispatch():
    told = {**os.environ, "SCIPY_ARRAY_API": "1"}
    done = subprocess.run([sys.executable, "-c", DISPATCHING], capture_output=True, text=True, check=False, env=told)
    assert done.stdout == 4 * "{'passed'}\n", done.stderr


@pytest.mark.parametrize("whiten", [False, True])
@pytest.mark.parametrize(("shape", "k"), [((60, 6), 3), ((60, 6), None), ((6, 60), 3), ((60, 6), 0.9)])
def test_it_agrees_with_scikit_learns(shape, k, whiten):
    X, new = drawn(*shape), drawn(8, shape[1], 5)
    ours = PCA(k, whiten=whiten).fit(X)
    theirs = decomposition.PCA(k, svd_solver="full", whiten=whiten).fit(X)
    for name in ("explained_variance_", "explained_variance_ratio_", "singular_values_", "mean_", "noise_variance_"):
        np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), rtol=1e-9, err_msg=name)
    for name in ("n_components_", "n_samples_", "n_features_in_"):
        assert getattr(ours, name) == getattr(theirs, name)
    signs = np.sign((ours.components_ * theirs.components_).sum(axis=1))
    np.testing.assert_allclose(ours.components_ * signs[:, None], theirs.components_, atol=1e-9)
    np.testing.assert_allclose(ours.transform(new) * signs, theirs.transform(new), atol=1e-8)
    np.testing.assert_allclose(ours.fit_transform(X) * signs, theirs.fit_transform(X), atol=1e-8)
    Z = ours.transform(new)
    np.testing.assert_allclose(ours.inverse_transform(Z), theirs.inverse_transform(Z * signs), atol=1e-8)
    assert list(ours.get_feature_names_out()) == list(theirs.get_feature_names_out())


@pytest.mark.parametrize("k", [1, 3, 6])
def test_its_likelihood_agrees_with_scikit_learns(k):
    X, new = drawn(60, 6), drawn(8, 6, 5)
    ours, theirs = PCA(k).fit(X), decomposition.PCA(k, svd_solver="full").fit(X)
    np.testing.assert_allclose(ours.score_samples(new), theirs.score_samples(new), rtol=1e-9)
    assert ours.score(new) == pytest.approx(theirs.score(new))


@pytest.mark.parametrize("k", [2, 6])
def test_arrays_of_the_standard_have_the_same_likelihood(k):
    X, new = drawn(60, 6), drawn(8, 6, 5)
    estimator, whole = PCA(k).fit(strict.asarray(X)), PCA(k).fit(X)
    found = estimator.score_samples(strict.asarray(new))
    assert type(found) is type(strict.asarray(new))
    np.testing.assert_allclose(np.from_dlpack(found), whole.score_samples(new), rtol=1e-9)
    assert estimator.score(strict.asarray(new)) == pytest.approx(whole.score(new))


def test_a_direction_without_variance_has_no_likelihood():
    X = np.column_stack([drawn(40, 3), np.ones(40)])
    for estimator in (PCA(), PCA(3), PCA(method="svd")):
        assert hasattr(estimator, "score")
        assert not hasattr(estimator.fit(X), "score")
        for name in ("score", "score_samples"):
            with pytest.raises(AttributeError, match="take fewer components"):
                getattr(estimator, name)
    assert not hasattr(PCA().partial_fit(X), "score")
    assert np.isfinite(PCA(2).fit(X).score(X))


def test_whitening_leaves_directions_without_spread_alone():
    X = np.column_stack([drawn(40, 3), np.ones(40)])
    Z = PCA(whiten=True).fit_transform(X)
    np.testing.assert_allclose(Z.std(axis=0, ddof=1), [1, 1, 1, 0], atol=1e-6)


@pytest.mark.parametrize("kind", ["uint8", "float32", "float64"])
def test_samples_may_arrive_bit_by_bit(kind):
    X = drawn_bytes(700, 6).astype(kind)
    whole, parts = PCA(3).fit(X), PCA(3)
    for start in range(0, 700, 90):
        assert parts.partial_fit(X[start : start + 90]) is parts
    assert parts.n_samples_ == 700
    if kind == "uint8":
        assert (parts.components_ == whole.components_).all()
        assert (parts.explained_variance_ == whole.explained_variance_).all()
    np.testing.assert_allclose(parts.components_, whole.components_, atol=1e-5)
    incremental = decomposition.IncrementalPCA(3, batch_size=90).fit(X)
    exact = decomposition.PCA(3, svd_solver="full").fit(X)
    off, theirs = (
        np.abs(fit.explained_variance_ / exact.explained_variance_ - 1).max() for fit in (parts, incremental)
    )
    assert off < 1e-6 < theirs


def test_more_samples_move_what_was_learned():
    estimator = PCA(1).partial_fit([[0.0, 0.0], [2.0, 0.0]])
    np.testing.assert_allclose(estimator.components_, [[1, 0]])
    estimator.partial_fit([[0.0, 9.0], [0.0, -9.0]])
    np.testing.assert_allclose(np.abs(estimator.components_), [[0, 1]], atol=0.1)


def test_parts_after_a_whole_fit_start_anew_and_say_so():
    X = drawn(40, 3)
    estimator = PCA(2).fit(X)
    with pytest.warns(UserWarning, match="starts anew"):
        estimator.partial_fit(X[:20])
    assert estimator.n_samples_ == 20
    assert estimator.fit(X).n_samples_ == 40
    with pytest.warns(UserWarning, match="starts anew"):
        assert estimator.partial_fit(X[:20]).n_samples_ == 20


def test_it_fits_into_pipelines_searches_clones_and_pickles():
    X = drawn(60, 6)
    y = X @ np.arange(6.0)
    search = GridSearchCV(make_pipeline(PCA(), LinearRegression()), {"pca__n_components": [1, 3, 6]}, cv=3).fit(X, y)
    assert search.best_params_ == {"pca__n_components": 6}
    assert repr(clone(PCA(3, whiten=True))) == "PCA(n_components=3, whiten=True)"
    estimator = PCA(2).partial_fit(X)
    again = pickle.loads(pickle.dumps(estimator)).partial_fit(X)
    assert again.n_samples_ == 120


def test_a_table_gives_its_names():
    import pandas as pd

    table = pd.DataFrame(drawn(30, 3), columns=["a", "b", "c"])
    estimator = PCA(2).fit(table)
    assert list(estimator.feature_names_in_) == ["a", "b", "c"]
    assert estimator.transform(table).shape == (30, 2)


def test_bytes_stay_bytes_until_they_are_multiplied():
    X = drawn_bytes(300, 5)
    assert (PCA(2).fit(X).found_.directions == pca(X, 2).directions).all()


def test_dask_blocks_and_arrays_of_the_standard_will_do():
    X = drawn(60, 4)
    whole = PCA(2).fit(X)
    for other in (dask.array.from_array(X, chunks=(17, 4)), [X[:20], X[20:]], iter([X])):
        np.testing.assert_allclose(PCA(2).fit(other).components_, whole.components_, atol=1e-12)
    cut = dask.array.from_array(X, chunks=(17, 4))
    np.testing.assert_allclose(PCA(2).fit_transform(cut).compute(), whole.transform(X), atol=1e-12)
    estimator = PCA(2, whiten=True).fit(strict.asarray(X))
    Z = estimator.transform(strict.asarray(X))
    np.testing.assert_allclose(np.from_dlpack(Z), PCA(2, whiten=True).fit_transform(X), atol=1e-10)
    back = np.from_dlpack(estimator.inverse_transform(Z))
    np.testing.assert_allclose(back, PCA(2).fit(X).inverse_transform(whole.transform(X)), atol=1e-9)
    assert estimator.n_features_in_ == 4


X = drawn(10, 3)
REFUSED = {
    "too many": (lambda: PCA(4).fit(X), "k .n_components of PCA. of at most 3"),
    "too many, in parts": (lambda: PCA(4).partial_fit(X).components_, "of at most 3"),
    "none": (lambda: PCA(0).fit(X), "at least 1"),
    "no such method": (lambda: PCA(method="full").fit(X), "auto, covariance, gram, svd"),
    "one sample": (lambda: PCA().fit(X[:1]), "1 sample"),
    "one sample, in parts": (lambda: PCA().partial_fit(X[:1]).components_, "1 sample"),
    "NaN": (lambda: PCA().fit(np.where(np.arange(30).reshape(10, 3) == 7, np.nan, X)), r"X\[2, 1\] is NaN"),
    "NaN in a later part": (lambda: PCA().partial_fit(X).partial_fit(X * np.nan), r"X\[10, 0\] is NaN"),
    "another width": (lambda: PCA().partial_fit(X).partial_fit(X[:, :2]), "X has 2 features, but PCA is expecting 3"),
    "not fitted": (lambda: PCA().transform(X), "not fitted yet; call its fit"),
    "components, not fitted": (lambda: PCA().found_, "not fitted yet"),
    "coordinates of another width": (lambda: PCA(2).fit(X).inverse_transform(X), "Z with 2 columns"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_it_cannot_learn_is_refused_in_words(name):
    call, words = REFUSED[name]
    with pytest.raises(ValueError, match=words):
        call()


WITHOUT = """
import sys
sys.modules["sklearn"] = None  # an import of it fails from here on
import fullrank as fr
found = fr.PCA(n_components=1).fit([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
print(found, found.components_.round(4), found.transform([[4.0, 5.0]]).round(4))
try:
    fr.PCA().transform([[1.0]])
except ValueError as error:
    print(error)
"""


def test_it_works_without_scikit_learn():
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert done.stdout == (
        "PCA(n_components=1) [[0.7071 0.7071]] [[2.8284]]\n"
        "This PCA is not fitted yet; call its fit with your data first.\n"
    ), done.stderr


def test_parts_are_taken_by_the_covariance_alone():
    for method in ("gram", "svd"):
        assert not hasattr(PCA(method=method), "partial_fit")
        with pytest.raises(AttributeError, match=f"covariance alone.*{method}.*leave method out"):
            PCA(method=method).partial_fit(drawn(10, 3))
    assert PCA(method="covariance").partial_fit(drawn(10, 3)).n_samples_ == 10
    assert "more samples" in PCA.partial_fit.__doc__
    plain = vars(PCA)["partial_fit"]
    assert plain(PCA(), drawn(10, 3)).n_samples_ == 10
    assert plain.__doc__ == PCA.partial_fit.__doc__


@pytest.mark.parametrize(("settings", "words"), [({"precision": "x"}, "precision"), ({"method": "eig"}, "method")])
def test_settings_that_are_none_are_refused_at_once(settings, words):
    for call in (lambda: PCA(**settings).fit(drawn(10, 3)), lambda: PCA(**settings).partial_fit(drawn(10, 3))):
        with pytest.raises(ValueError, match=f"needs {words} to be one of"):
            call()


def test_a_sample_without_end_has_no_density():
    X = drawn(40, 3)
    assert PCA(2).fit(X).score_samples(1e200 * X).max() == -np.inf
