"""PCA as an estimator with scikit-learn's names, for its pipelines and searches, and for data that arrive bit by bit.

Source: as _pca; the likelihood is that of Tipping & Bishop, Probabilistic principal component analysis, J. Royal
Statistical Society B 61 (1999).
"""

from __future__ import annotations

import warnings
from math import log, pi
from typing import Any, ClassVar

import numpy as np
from array_api_compat import array_namespace
from numpy.typing import NDArray

from fullrank.maths._blocks import is_dask
from fullrank.maths._estimator import Estimator, available_if
from fullrank.maths._samples import ALL, Numbers, read_samples
from fullrank.maths._statistics.components import Components
from fullrank.maths._statistics.gram import Products, shift_for
from fullrank.maths._statistics.pca import from_products, pca
from fullrank.maths._statistics.pca_arguments import alone, by_parts, check_options, comes_in_blocks, wanted
from fullrank.maths._statistics.pca_elsewhere import is_elsewhere
from fullrank.maths._tables_out import TablesOut


def _without_density(estimator: PCA) -> str:
    """What speaks against a density of what was learned, if anything was."""
    if not estimator.__sklearn_is_fitted__():
        return ""
    (D, k), spread = estimator.found_.directions.shape, estimator.found_.variances
    least = float(array_namespace(spread).finfo(spread.dtype).eps) * float(spread[0])
    if float(spread[-1]) > least and (k == D or estimator.noise_variance_ > 0):
        return ""
    return "score needs variance in every direction, but some have none; take fewer components than the samples span."


class PCA(TablesOut, Estimator):
    """Principal component analysis with fit and transform; variances are divided by N - 1, as scikit-learn does.

    n_components: how many directions, min(N, D) by default, or a share of the variance to keep, such as 0.95.
    whiten: scale the coordinates to variance 1.  method, precision: as in pca, which does the work.

    set_output(transform="pandas") asks for tables instead of arrays, where scikit-learn is installed.

    After fit: components_ (k, D), explained_variance_ (k,), explained_variance_ratio_ (k,), singular_values_ (k,),
    mean_ (D,), n_components_, n_samples_, n_features_in_, noise_variance_, and found_, the Components of pca.

    >>> PCA(n_components=1).fit_transform([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]).round(4)
    array([[-2.8284],
           [ 0.    ],
           [ 2.8284]])
    """

    _kind: ClassVar[str] = "transformer"
    _keeps: ClassVar[tuple[str, ...]] = ("float64", "float32")
    _reads: ClassVar[tuple[str, ...]] = ALL

    n_samples_: int
    _found: Components
    _products: Products

    def __init__(
        self,
        n_components: float | None = None,
        *,
        whiten: bool = False,
        method: str = "auto",
        precision: str = "auto",
    ) -> None:
        self.n_components = n_components
        self.whiten = whiten
        self.method = method
        self.precision = precision

    def fit(self, X: Any, y: Any = None) -> PCA:
        """Find the components of X, (N, D), in any of the forms that pca takes; y is not looked at. Returns itself."""
        if not _as_it_is(X):
            X = self._read_samples(X, first=True, finite=False)
        found = pca(X, self.n_components, method=self.method, precision=self.precision, ddof=1)
        if _as_it_is(X):
            vars(self).pop("feature_names_in_", None)
            self.n_features_in_ = int(found.mean.shape[0])
        vars(self).pop("_products", None)
        self._found, self.n_samples_ = found, found.count
        return self

    @available_if(lambda self: "" if by_parts(self.method) else alone(self.method, "samples part by part"))
    def partial_fit(self, X: Any, y: Any = None) -> PCA:
        """Take in more samples, (N, D), best a thousand or more at a time; what was learned is that of all together.

        N D² steps; the directions are found when they are next asked for. y is not looked at. Returns itself.
        Not there for method="gram" and "svd", which need all samples at once.
        """
        wanted(self.n_components)
        check_options(self.method, self.precision)
        running = vars(self).get("_products")
        if running is None and "_found" in vars(self):
            words = (
                "fit keeps no sums, so this partial_fit starts anew; give all samples to partial_fit, or all to fit."
            )
            warnings.warn(words, stacklevel=2)
        X = self._read_samples(X, first=running is None, finite=False)
        if running is None:
            running = Products(shift_for(X), double=self.precision == "double")
        self._products = running.add(X, "PCA")
        self.n_samples_ = running.count
        vars(self).pop("_found", None)
        return self

    @property
    def found_(self) -> Components:
        """The components as pca gives them, which print and plot themselves."""
        self._check_fitted()
        if "_found" not in vars(self):
            self._found = from_products(self._products, wanted(self.n_components), 1)
        return self._found

    @property
    def components_(self) -> Any:
        """The directions as rows, (k, D)."""
        return self.found_.directions.T

    @property
    def explained_variance_(self) -> Any:
        """The variance along each direction, (k,)."""
        return self.found_.variances

    @property
    def explained_variance_ratio_(self) -> Any:
        """Its share of the total variance, (k,)."""
        return self.found_.explained

    @property
    def singular_values_(self) -> Any:
        """The singular values of the samples less their mean, (k,)."""
        return (self.found_.variances * (self.n_samples_ - 1)) ** 0.5

    @property
    def mean_(self) -> Any:
        """The mean of the samples, (D,)."""
        return self.found_.mean

    @property
    def n_components_(self) -> int:
        """How many directions there are."""
        return int(self.found_.variances.shape[0])

    @property
    def noise_variance_(self) -> float:
        """The mean of the variances that are left out, zero where none is."""
        left_out = min(self.n_samples_, self.n_features_in_) - self.n_components_
        return self.found_.error / left_out if left_out else 0.0

    def transform(self, X: Any) -> Any:
        """The coordinates of samples along the directions, (N, D) -> (N, k); float32 stays float32."""
        self._check_fitted()
        Z = self.found_.project(X if is_dask(X) or is_elsewhere(X) else self._read_samples(X))
        return self._as_asked(Z / self._scale(Z) if self.whiten else Z, X)

    def fit_transform(self, X: Any, y: Any = None) -> Any:
        """fit(X), then transform(X)."""
        return self.fit(X).transform(X)

    def inverse_transform(self, X: Any) -> Any:
        """The points that lie at such coordinates, (N, k) -> (N, D)."""
        self._check_fitted()
        if not (is_dask(X) or is_elsewhere(X)):
            X = read_samples(X, self._name, self._keeps)
        return self.found_.reconstruct(X * self._scale(X) if self.whiten else X)

    def _scale(self, Z: Any) -> Any:
        """What whitening divides by, (k,), in the type of the coordinates; directions without spread stay."""
        deviations = self.found_.variances**0.5
        if not isinstance(deviations, np.ndarray):
            return deviations
        least = np.finfo(np.float64).eps * deviations[0]
        return np.where(deviations > least, deviations, 1.0).astype(Z.dtype, copy=False)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """The names of the coordinates: pca0, pca1, …"""
        return np.array([f"pca{i}" for i in range(self.n_components_)], dtype=object)

    @available_if(_without_density)
    def score_samples(self, X: Any) -> Any:
        """The log of the density at each sample, (N,), of normal data that spread as found, and evenly elsewhere.

        Not there where a direction has no variance, since the density is then infinite.
        """
        self._check_fitted()
        found, noise = self.found_, self.noise_variance_
        X = X if is_elsewhere(X) else self._read_samples(X).astype(np.float64, copy=False)
        Z = found.project(X)  # (N, k)
        xp, (D, k) = array_namespace(Z), found.directions.shape
        with np.errstate(over="ignore"):  # so far out that the log of the density is minus infinity
            density = xp.sum(Z**2 / found.variances, axis=1) + xp.sum(xp.log(found.variances)) + D * log(2 * pi)
            if k < D:
                apart = xp.astype(X, Z.dtype) - found.mean - Z @ found.directions.T  # (N, D)
                density = density + xp.sum(apart**2, axis=1) / noise + (D - k) * log(noise)
        return -0.5 * density

    @available_if(_without_density)
    def score(self, X: Any, y: Any = None) -> float:
        """The mean of score_samples; the larger, the better the components fit X. y is not looked at."""
        densities = self.score_samples(X)
        return float(array_namespace(densities).mean(densities))


def _as_it_is(X: Numbers | Any) -> bool:
    """Whether pca takes X in a form that the estimator has nothing to read of."""
    return is_dask(X) or is_elsewhere(X) or comes_in_blocks(X)
