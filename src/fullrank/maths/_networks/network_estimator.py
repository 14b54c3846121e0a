"""Networks as estimators: fit, predict and score as scikit-learn has them, for its pipelines and searches.

They need no scikit-learn themselves. fit draws a Network, trains it, and keeps both.
"""

from __future__ import annotations

import warnings
from typing import Any, final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from fullrank.maths._arguments import FloatArray, whole_number
from fullrank.maths._estimator import Estimator
from fullrank.maths._iteration import Reason
from fullrank.maths._networks.network import Network
from fullrank.maths._networks.schedules import Schedule
from fullrank.maths._networks.training import Training, train
from fullrank.maths._samples import read_weights

Array = NDArray[Any]


class _NetworkEstimator(Estimator):
    """What the two have in common: the settings, the fit once X and y are read, and what it leaves."""

    _keeps = ("float32", "float64", "uint8")
    _loss = "squared"

    network_: Network
    training_: Training
    loss_curve_: list[float]
    n_iter_: int

    def __init__(
        self,
        hidden: tuple[int, ...] = (100,),
        *,
        activation: str = "relu",
        epochs: int = 50,
        batch: int = 32,
        method: str = "adam",
        rate: float | Schedule | None = None,
        weight_decay: float = 0.0,
        tol: float = 0.0,
        seed: int = 0,
    ) -> None:
        self.hidden = hidden
        self.activation = activation
        self.epochs = epochs
        self.batch = batch
        self.method = method
        self.rate = rate
        self.weight_decay = weight_decay
        self.tol = tol
        self.seed = seed

    def _train(self, X: Array, y: Array, outputs: int) -> None:
        dtype: DTypeLike = np.float64 if X.dtype == np.float64 else np.float32  # as precise as what came, as sklearn is
        layers: list[Any] = list(self.hidden) if np.iterable(self.hidden) else [self.hidden]
        hidden = [whole_number(units, "hidden, the units of each layer,", 1, self._name) for units in layers]
        network = Network(
            [X.shape[1], *hidden, outputs], activation=self.activation, loss=self._loss, seed=self.seed, dtype=dtype
        )
        outcome = train(
            network,
            X,
            y,
            epochs=self.epochs,
            batch=min(whole_number(self.batch, "batch", 1, self._name), len(X)),
            method=self.method,
            rate=self.rate,
            weight_decay=self.weight_decay,
            tol=self.tol,
            seed=self.seed,
        )
        if outcome.reason in (Reason.DIVERGED, Reason.NOT_FINITE):
            words = f"{self._name} stopped after {outcome.epochs} of {self.epochs} epochs. {outcome.reason.advice}"
            warnings.warn(words, RuntimeWarning, stacklevel=3)
        self.training_, self.network_ = outcome, outcome.value
        self.n_iter_, self.loss_curve_ = outcome.epochs, outcome.path.tolist()


@final
class NetworkClassifier(_NetworkEstimator):
    """A network that learns which class a row belongs to; its labels may be of any kind that can be sorted.

    hidden: units of each hidden layer.  batch: rows a step, all of them where there are fewer. The other settings are
    those of Network and train. Tables of float32 and bytes train in float32, all others in float64, half as fast.
    Columns should be of a like size, about -3 to 3: put a StandardScaler before it, or divide.

    After fit: classes_, network_, training_ (what train hands back), and of each epoch n_iter_ and loss_curve_.
    Raises ValueError for tables and settings that do not fit; warns where the training diverged.

    >>> X = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    >>> model = NetworkClassifier((16,), epochs=200, rate=0.03).fit(X, ["same", "other", "other", "same"])
    >>> model.predict([[0.0, 1.0], [1.0, 1.0]]).tolist()
    ['other', 'same']
    """

    _kind = "classifier"
    _loss = "cross-entropy"

    classes_: Array

    def fit(self, X: Any, y: Any) -> NetworkClassifier:
        """Train on X: (N, D) and the labels y: (N,), of at least two kinds."""
        X = self._read_samples(X, first=True)
        classes, which = self._read_classes(y, len(X))
        if len(classes) < 2:
            raise ValueError(f"{self._name} needs at least two classes, but y holds 1 class, {classes[0]!r}.")
        self._train(X, which, len(classes))
        self.classes_ = classes
        return self

    def predict_proba(self, X: Any) -> Array:
        """The probability of each class, in the order of classes_, (N, k)."""
        self._check_fitted()
        return self.network_.probabilities(self._read_samples(X))

    def predict(self, X: Any) -> Array:
        """The most likely label of each row, (N,)."""
        self._check_fitted()
        labels: Array = self.classes_[self.network_.predict(self._read_samples(X))]
        return labels

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """The share of rows that get their label, weighted if weights are given, (N,), none of them negative."""
        found = self.predict(X)
        classes, which = self._read_classes(y, len(found))
        return float(read_weights(sample_weight, len(found), self._name) @ (found == classes[which]))


@final
class NetworkRegressor(_NetworkEstimator):
    """A network that learns a quantity, or several, from a row.

    The settings are those of NetworkClassifier. y is centred and scaled for the training, so its unit does not matter;
    loss_curve_ and training_ speak of the scaled y, where predicting the mean has loss 0.5 for each column. A column
    that never changes is predicted exactly.

    After fit: network_, training_, n_iter_, loss_curve_.

    >>> x = np.linspace(-2, 2, 200)[:, None]
    >>> model = NetworkRegressor((32, 32), rate=0.01).fit(x, 1000 * x[:, 0] ** 2)
    >>> model.score(x, 1000 * x[:, 0] ** 2) > 0.99
    True
    """

    _kind = "regressor"
    _many_targets = True

    def fit(self, X: Any, y: Any) -> NetworkRegressor:
        """Train on X: (N, D) and the quantities y: (N,) or (N, M)."""
        X = self._read_samples(X, first=True)
        targets = self._read_targets(y, len(X))
        self._shape = targets.shape[1:]
        columns, self._powers = _without_unit(targets.reshape(len(X), -1))  # (N, M)
        first = columns[0]
        centred = columns - first  # equal numbers become zero, and rounding lends them no spread
        middle, self._scale = centred.mean(axis=0), centred.std(axis=0)
        self._mean = first + middle
        self._train(X, (centred - middle) / np.where(self._scale > 0, self._scale, 1.0), columns.shape[1])
        return self

    def predict(self, X: Any) -> Array:
        """The quantities of each row, (N,) or (N, M), as y was; raises ValueError where they are beyond float64."""
        self._check_fitted()
        X = self._read_samples(X)
        scaled = self.network_.predict(X).reshape(len(X), -1)  # (N, M)
        with np.errstate(over="ignore", invalid="ignore"):
            y: Array = np.ldexp(scaled * self._scale + self._mean, self._powers)
        if not np.isfinite(y).all():
            row = int(np.isfinite(y).all(axis=1).argmin())
            raise ValueError(
                f"{self._name} predicts numbers beyond float64 for some rows of X, such as row {row}; such a row lies "
                "far from those of fit, or y did: then divide y by 1e10 before fit."
            )
        return y.reshape(len(X), *self._shape)

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """R², averaged over the columns of y: 1 is perfect, 0 no better than the mean; weighted as for a classifier."""
        found = self.predict(X)
        N, M = len(found), found[0].size
        targets = self._read_targets(y, N)
        if targets[0].size != M:
            raise ValueError(
                f"{self._name} needs y with {M} column{'s' if M > 1 else ''}, as in fit, but it has shape "
                f"{targets.shape}."
            )
        weights = read_weights(sample_weight, N, self._name)
        return _r_squared(targets.reshape(N, M), found.reshape(N, M), weights)


def _without_unit(y: FloatArray) -> tuple[FloatArray, NDArray[np.intc]]:
    """Each column times the power of two that leaves 1/2 to 1 as its largest size, which rounds nothing; the powers."""
    powers = np.frexp(np.abs(y).max(axis=0))[1]
    return np.ldexp(y, -powers), powers


def _r_squared(y: FloatArray, found: FloatArray, weights: FloatArray) -> float:
    """The mean over the columns of 1 - what is left of the squares / their spread about the mean; y, found: (N, M)."""
    counted = weights > 0
    weights, (y, powers) = weights[counted], _without_unit(y[counted])
    with np.errstate(over="ignore"):  # what is far too large has a score of minus infinity
        left = weights @ (y - np.ldexp(found[counted], -powers)) ** 2  # (M,)
    y = y - y[0]  # equal ones become zero, without rounding
    spread = weights @ (y - weights @ y) ** 2
    return float(np.mean(np.where(spread > 0, 1 - left / np.where(spread > 0, spread, 1), left == 0)))
