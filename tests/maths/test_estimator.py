"""The base of the estimators: a small one of each kind passes scikit-learn's checks, and lives without scikit-learn."""

import pickle
import subprocess
import sys
import warnings

import numpy as np
import pytest
from sklearn.utils.estimator_checks import check_estimator

from fullrank.maths._estimator import Estimator, NotFitted


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
