"""The base of the estimators: a small one of each kind passes scikit-learn's checks, and lives without scikit-learn."""

import pickle
import subprocess
import sys
import warnings

import numpy as np
import pytest
from sklearn.utils.estimator_checks import check_estimator

from fullrank.maths._estimator import Estimator, NotFitted
from fullrank.maths._samples import read_weights


class Centring(Estimator):
    """Takes the mean away."""

    _kind = "transformer"

    def __init__(self, *, centre=True, inner=None):
        self.centre = centre
        self.inner = inner

    def fit(self, X, y=None):
        X = self._read_samples(X, first=True)
        self.mean_ = X.mean(axis=0)
        return self

    def transform(self, X):
        self._check_fitted()
        return self._read_samples(X) - self.mean_

    def fit_transform(self, X, y=None):
        return self.fit(X).transform(X)


class NearestMean(Estimator):
    """The class whose mean is nearest."""

    _kind = "classifier"

    def fit(self, X, y):
        X = self._read_samples(X, first=True)
        self.classes_, which = self._read_classes(y, len(X))
        self.means_ = np.array([X[which == k].mean(axis=0) for k in range(len(self.classes_))])
        return self

    def predict(self, X):
        self._check_fitted()
        X = self._read_samples(X)
        return self.classes_[((X[:, None] - self.means_) ** 2).sum(axis=2).argmin(axis=1)]

    def score(self, X, y):
        return float((self.predict(X) == np.asarray(y)).mean())


class LeastSquares(Estimator):
    """Linear least squares."""

    _kind = "regressor"

    def fit(self, X, y):
        X = self._read_samples(X, first=True)
        y = self._read_targets(y, len(X))
        self.coefficients_ = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), y, rcond=None)[0]
        return self

    def predict(self, X):
        self._check_fitted()
        return self._read_samples(X) @ self.coefficients_[:-1] + self.coefficients_[-1]

    def score(self, X, y):
        y = np.asarray(y)
        return float(1 - ((y - self.predict(X)) ** 2).sum() / ((y - y.mean()) ** 2).sum())


@pytest.mark.parametrize("kind", [Centring, NearestMean, LeastSquares])
def test_a_small_estimator_of_each_kind_passes_scikit_learns_checks(kind):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it does not inherit from BaseEstimator, and what some checks provoke
        results = check_estimator(kind(), on_skip=None)
    assert len(results) > 35
    assert {result["status"] for result in results} <= {"passed", "skipped"}


X = np.arange(12.0).reshape(4, 3)


def test_parameters_are_read_and_set_by_name():
    outer = Centring(inner=Centring(centre=False))
    assert outer.get_params()["inner__centre"] is False
    assert outer.get_params(deep=False) == {"centre": True, "inner": outer.inner}
    assert outer.set_params(centre=False, inner__centre=True) is outer
    assert outer.inner.centre is True


def test_an_unknown_parameter_is_refused():
    with pytest.raises(ValueError, match="no parameter 'center'; it has centre, inner"):
        Centring().set_params(center=True)


def test_it_shows_the_call_that_makes_it():
    assert repr(Centring()) == "Centring()"
    assert repr(Centring(centre=False)) == "Centring(centre=False)"


def test_asked_before_it_is_fitted_it_says_what_to_do():
    from sklearn.exceptions import NotFittedError

    with pytest.raises(NotFitted, match="call its fit") as caught:
        Centring().transform(X)
    assert isinstance(caught.value, NotFittedError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(again, NotFittedError)
    assert str(again) == str(caught.value)


def test_the_names_of_a_table_are_kept_and_held_to():
    import pandas as pd

    table = pd.DataFrame(X, columns=["a", "b", "c"])
    fitted = Centring().fit(table)
    assert list(fitted.feature_names_in_) == ["a", "b", "c"]
    with pytest.raises(ValueError, match="same order"):
        fitted.transform(table[["b", "a", "c"]])
    with pytest.raises(
        ValueError, match="unseen at fit time:\n- d\nFeature names seen at fit time, yet now missing:\n- c"
    ):
        fitted.transform(table.rename(columns={"c": "d"}))
    with pytest.warns(UserWarning, match="does not have valid feature names"):
        fitted.transform(X)
    with pytest.warns(UserWarning, match="without feature names"):
        Centring().fit(X).transform(table)
    assert not hasattr(fitted.fit(X), "feature_names_in_")


def test_names_of_two_kinds_are_refused():
    import pandas as pd

    with pytest.raises(TypeError, match="only supported if all input features have string names"):
        Centring().fit(pd.DataFrame(X, columns=["a", 1, "c"]))


NO_SAMPLES = {
    "a vector": (X[0], ValueError, "Reshape your data"),
    "three axes": (X[None], ValueError, r"lays each sample out"),
    "ragged": ([[1.0, 2.0], [3.0]], ValueError, "rows differ in length"),
    "words": ([["a", "b"]], ValueError, "needs numbers, but X holds <U1"),
    "a set": ([[{1}, 2]], TypeError, "needs numbers, but X holds something else"),
    "complex": (1j * X, ValueError, "Complex data not supported"),
    "no rows": (X[:0], ValueError, r"0 sample\(s\)"),
    "no columns": (X[:, :0], ValueError, r"0 feature\(s\)"),
    "NaN": (np.where(X == 7, np.nan, X), ValueError, r"X\[2, 1\] is NaN"),
    "infinity": (np.where(X == 7, -np.inf, X), ValueError, r"X\[2, 1\] is -inf"),
    "masked": (np.ma.masked_equal(X, 7), ValueError, "masked array; .*X.filled"),
    "a list of masked rows": (list(np.ma.masked_equal(X, 7)), ValueError, "masked array"),
    "a longdouble that is NaN": (np.where(X == 7, np.nan, X).astype(np.longdouble), ValueError, r"X\[2, 1\] is NaN"),
    "a longdouble too large": (X * (np.finfo(np.longdouble).max / 16), ValueError, r"X\[0, 1\] is .*e\+"),
    "a whole number too large": ([[10**400, 1]], ValueError, "numbers that float64 holds"),
}


@pytest.mark.parametrize("name", NO_SAMPLES)
def test_what_is_no_samples_is_refused_in_words(name):
    given, kind, words = NO_SAMPLES[name]
    with pytest.raises(kind, match=words):
        Centring().fit(given)


def test_the_place_of_a_hole_is_found_in_a_later_block():
    large = np.zeros((3000, 700))
    large[2900, 33] = np.nan
    with pytest.raises(ValueError, match=r"X\[2900, 33\] is NaN"):
        Centring().fit(large)


def test_another_width_is_refused():
    with pytest.raises(ValueError, match="X has 2 features, but Centring is expecting 3"):
        Centring().fit(X).transform(X[:, :2])


NO_TARGETS = {
    "none": (None, "requires y to be passed"),
    "too few": ([1, 2], "X has 4 and y has 2"),
    "two columns": (np.ones((4, 2)), "1d array"),
    "NaN": ([1.0, np.nan, 0, 0], r"y\[1\] is NaN"),
    "NaN among objects": (np.array([1, np.nan, 0, 0], object), r"y\[1\] is NaN"),
    "masked": (np.ma.masked_equal([0, 1, 0, 1], 0), "masked array"),
}


@pytest.mark.parametrize("name", NO_TARGETS)
@pytest.mark.parametrize("kind", [NearestMean, LeastSquares])
def test_what_is_no_target_is_refused_in_words(kind, name):
    y, words = NO_TARGETS[name]
    with pytest.raises(ValueError, match=words):
        kind().fit(X, y)


def test_fractions_and_mixed_kinds_are_no_labels():
    with pytest.raises(ValueError, match="Unknown label type: continuous"):
        NearestMean().fit(X, [0.5, 1.5, 0.5, 1])
    with pytest.raises(ValueError, match="Unknown label type: NearestMean needs labels of one kind"):
        NearestMean().fit(X, np.array(["a", 1, None, "b"], dtype=object))


def test_words_are_labels():
    assert list(NearestMean().fit(X, ["b", "a", "a", "b"]).classes_) == ["a", "b"]


WITHOUT = """
import sys
sys.modules["sklearn"] = None  # an import of it fails from here on
import numpy as np
from fullrank.maths._estimator import Estimator, NotFitted

class Mean(Estimator):
    def fit(self, X, y=None):
        self.mean_ = self._read_samples(X, first=True).mean(axis=0)
        return self

    def transform(self, X):
        self._check_fitted()
        return self._read_samples(X) - self.mean_

try:
    Mean().transform([[1.0]])
except NotFitted as error:
    print(type(error) is NotFitted, Mean().fit([[1.0], [3.0]]).transform([[2.0]]), Mean().get_params(), Mean())
assert not any(name.startswith("sklearn.") for name in sys.modules)
"""


def test_it_lives_without_scikit_learn():

    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert done.stdout == "True [[0.]] {} Mean()\n", done.stderr


def test_a_target_too_large_is_refused():
    for y in ([10**400, 1, 2, 3], np.arange(4) * (np.finfo(np.longdouble).max / 4)):
        with pytest.raises(ValueError, match="LeastSquares needs numbers that float64 holds"):
            LeastSquares().fit(X, y)


def test_the_warning_of_a_column_points_at_the_caller():
    with pytest.warns(UserWarning, match="column-vector") as caught:
        LeastSquares().fit(X, X[:, :1])
    assert caught[0].filename == __file__


def test_weights_are_read_as_shares():
    np.testing.assert_array_equal(read_weights(None, 4, "score"), [0.25] * 4)
    np.testing.assert_array_equal(read_weights([0, 1, 3, 0], 4, "score"), [0, 0.25, 0.75, 0])
    np.testing.assert_array_equal(read_weights([1e308] * 4, 4, "score"), [0.25] * 4)
    np.testing.assert_array_equal(read_weights([5e-324] * 4, 4, "score"), [0.25] * 4)


NO_WEIGHTS = {
    "too few": ([1, 2], r"shape \(4,\), but it has shape \(2,\)"),
    "a table": (np.ones((4, 1)), r"shape \(4, 1\)"),
    "negative": ([1, -1, 1, 1], r"not negative, but sample_weight\[1\] is -1"),
    "none above zero": ([0, 0, 0, 0], "at least one above zero"),
    "NaN": ([1, np.nan, 1, 1], r"sample_weight\[1\] is NaN"),
    "words": (["a"] * 4, "needs numbers"),
}


@pytest.mark.parametrize("name", NO_WEIGHTS)
def test_what_are_no_weights_is_refused_in_words(name):
    given, words = NO_WEIGHTS[name]
    with pytest.raises(ValueError, match=words):
        read_weights(given, 4, "score")
