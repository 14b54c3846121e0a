"""Networks as estimators: fit, predict and score as scikit-learn has them, for its pipelines and searches.

They need no scikit-learn themselves. fit draws a Network, trains it, and keeps both.
"""

from __future__ import annotations

import warnings
from typing import Any, final

import numpy as np
from numpy.typing import DTypeLike, NDArray

from fullrank.maths._arguments import whole_number
from fullrank.maths._estimator import Estimator
from fullrank.maths._iteration import Reason
from fullrank.maths._network import Network
from fullrank.maths._schedules import Schedule
from fullrank.maths._training import Training, train

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
        sizes = [X.shape[1], *np.atleast_1d(self.hidden).tolist(), outputs]
        network = Network(sizes, activation=self.activation, loss=self._loss, seed=self.seed, dtype=dtype)
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
        """The share of rows that get their label, weighted if weights are given."""
        return float(np.average(self.predict(X) == np.asarray(y), weights=sample_weight))


@final
class NetworkRegressor(_NetworkEstimator):
    """A network that learns a quantity, or several, from a row.

    The settings are those of NetworkClassifier. y is centred and scaled for the training, so its unit does not matter;
    loss_curve_ and training_ speak of the scaled y, where predicting the mean has loss 0.5 for each column.

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
        columns = targets.reshape(len(X), -1)  # (N, M)
        self._shape = targets.shape[1:]
        self._mean = columns.mean(axis=0)
        self._scale = columns.std(axis=0)
        self._scale[self._scale == 0] = 1.0
        self._train(X, (columns - self._mean) / self._scale, columns.shape[1])
        return self

    def predict(self, X: Any) -> Array:
        """The quantities of each row, (N,) or (N, M), as y was."""
        self._check_fitted()
        X = self._read_samples(X)
        scaled = self.network_.predict(X).reshape(len(X), -1)  # (N, M)
        y: Array = (scaled * self._scale + self._mean).reshape(len(X), *self._shape)
        return y

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """R², averaged over the columns of y: 1 is perfect, 0 no better than the mean."""
        found = self.predict(X).reshape(len(X), -1)
        y = np.asarray(y, dtype=np.float64).reshape(len(found), -1)
        weights = np.ones(len(y)) if sample_weight is None else np.asarray(sample_weight)
        left = np.average((y - found) ** 2, axis=0, weights=weights)
        spread = np.average((y - np.average(y, axis=0, weights=weights)) ** 2, axis=0, weights=weights)
        return float(np.mean(np.where(spread > 0, 1 - left / np.where(spread > 0, spread, 1), left == 0)))
