"""What an estimator needs to live among scikit-learn's: parameters, tags, and the checks of what comes in.

It asks nothing of scikit-learn, which need not be installed; whoever has it can put these estimators into its
pipelines and searches, and `check_estimator` passes them.

A kind of estimator says three things and writes its own methods:

    class Scaler(Estimator):
        _kind = "transformer"                                # or "classifier", "regressor"

        def __init__(self, *, centre: bool = True) -> None:  # each parameter kept under its own name, unchecked
            self.centre = centre

        def fit(self, X: Any, y: Any = None) -> Scaler:
            X = self._read_samples(X, first=True)            # (N, D), and n_features_in_ is set
            self.mean_ = X.mean(axis=0)                      # what was learned ends in _
            return self

        def transform(self, X: Any) -> FloatArray:
            self._check_fitted()
            return self._read_samples(X) - self.mean_

Source: scikit-learn's developer guide, "Developing scikit-learn estimators".
"""

from __future__ import annotations

import inspect
import sys
import warnings
from collections.abc import Callable
from functools import cache
from types import MethodType
from typing import Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._arguments import FloatArray
from fullrank.maths._samples import Numbers, feature_names, read_classes, read_samples, read_targets

P = ParamSpec("P")
R = TypeVar("R")
MOST_NAMES = 5  # named in a complaint


class NotFitted(ValueError, AttributeError):
    """The estimator was asked before it had learned anything; where scikit-learn is loaded, also its NotFittedError."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _not_fitted, self.args


@cache
def _also(theirs: type[Exception]) -> type[NotFitted]:
    return type("NotFitted", (NotFitted, theirs), {"__module__": __name__, "__doc__": NotFitted.__doc__})


def _not_fitted(words: str) -> NotFitted:
    sklearns = sys.modules.get("sklearn.exceptions")
    return NotFitted(words) if sklearns is None else _also(sklearns.NotFittedError)(words)


class AvailableIf(Generic[P, R]):
    """A method that is there only where nothing speaks against it; else hasattr says no, and asking for it says why.

    why_not: tells from the estimator what speaks against it, in words, or nothing.
    """

    def __init__(self, why_not: Callable[[Any], str], method: Callable[Concatenate[Any, P], R]) -> None:
        self._why_not, self._method = why_not, method
        self.__doc__ = method.__doc__

    @overload
    def __get__(self, estimator: None, kind: type) -> Callable[Concatenate[Any, P], R]: ...
    @overload
    def __get__(self, estimator: object, kind: type) -> Callable[P, R]: ...
    def __get__(self, estimator: Any, kind: type) -> Any:
        if estimator is None:
            return self._method
        if words := self._why_not(estimator):
            raise AttributeError(words)
        return MethodType(self._method, estimator)

    def __call__(self, estimator: Any, /, *arguments: P.args, **named: P.kwargs) -> R:
        """Call it with the estimator first, as the functions in a class are called."""
        method: Callable[P, R] = self.__get__(estimator, type(estimator))
        return method(*arguments, **named)


def available_if(why_not: Callable[[Any], str]) -> Callable[[Callable[Concatenate[Any, P], R]], AvailableIf[P, R]]:
    """Decorate a method so that it is there only where nothing speaks against it; see AvailableIf."""
    return lambda method: AvailableIf(why_not, method)


class Estimator:
    """The base of our estimators: it reads and keeps, and learns nothing itself."""

    _kind: ClassVar[str] = "transformer"  # "transformer", "classifier" or "regressor"
    _keeps: ClassVar[tuple[str, ...]] = ("float64",)  # dtypes of X that stay as they are; the rest become float64
    _reads: ClassVar[tuple[str, ...]] = ()  # further dtypes of X that are read as they are, but come out as float64
    _many_targets: ClassVar[bool] = False  # whether y may have several columns

    n_features_in_: int
    feature_names_in_: NDArray[np.object_]

    @classmethod
    def _parameters(cls) -> dict[str, Any]:
        """The names of the parameters and their defaults, in the order of the signature."""
        return {parameter.name: parameter.default for parameter in inspect.signature(cls).parameters.values()}

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The parameters by name; deep: those of a parameter that is an estimator too, as name__its_name."""
        found = {name: getattr(self, name) for name in self._parameters()}
        if deep:
            inner = {n: p for n, p in found.items() if hasattr(p, "get_params") and not isinstance(p, type)}
            found |= {f"{n}__{name}": value for n, p in inner.items() for name, value in p.get_params().items()}
        return found

    def set_params(self, **parameters: Any) -> Any:
        """Set parameters by name, name__its_name for those of a parameter that is an estimator; returns the estimator.

        Raises ValueError for a name that is no parameter.
        """
        known = self._parameters()
        nested: dict[str, dict[str, Any]] = {}
        for name, value in parameters.items():
            first, _, rest = name.partition("__")
            if first not in known:
                raise ValueError(f"{self._name} has no parameter {first!r}; it has {', '.join(known)}.")
            if rest:
                nested.setdefault(first, {})[rest] = value
            else:
                setattr(self, name, value)
        for name, inner in nested.items():
            getattr(self, name).set_params(**inner)
        return self

    def __repr__(self) -> str:
        """The call that makes it, with the parameters that are not at their defaults."""
        pairs = ((name, getattr(self, name), default) for name, default in self._parameters().items())
        return (
            f"{self._name}({', '.join(f'{name}={value!r}' for name, value, default in pairs if value is not default)})"
        )

    @property
    def _name(self) -> str:
        return type(self).__name__

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks an estimator about itself; only scikit-learn calls this."""
        from sklearn import utils  # it is there, or nobody would ask

        return utils.Tags(
            estimator_type=self._kind,
            target_tags=utils.TargetTags(required=self._kind != "transformer", multi_output=self._many_targets),
            transformer_tags=utils.TransformerTags(list(self._keeps)) if self._kind == "transformer" else None,
            classifier_tags=utils.ClassifierTags() if self._kind == "classifier" else None,
            regressor_tags=utils.RegressorTags() if self._kind == "regressor" else None,
            input_tags=utils.InputTags(),
        )

    def __sklearn_is_fitted__(self) -> bool:
        """Whether something was learned: an attribute that ends in _, beside the two that describe the data."""
        about_data = ("n_features_in_", "feature_names_in_")
        return any(n.endswith("_") and not n.startswith("_") and n not in about_data for n in vars(self))

    def _check_fitted(self) -> None:
        if not self.__sklearn_is_fitted__():
            raise _not_fitted(f"This {self._name} is not fitted yet; call its fit with your data first.")

    def _read_samples(self, X: Any, *, first: bool = False, finite: bool = True) -> Numbers:
        """Read X as rows of numbers, (N, D), perhaps a view of what was given, so not to be written to.

        first: learn the number and names of the features from it, as fit does; else hold it to those learned.
        """
        names = feature_names(X)
        array = read_samples(X, self._name, self._keeps + self._reads, finite=finite)
        if first:
            vars(self).pop("feature_names_in_", None)
            self.n_features_in_ = array.shape[1]
            if names is not None:
                self.feature_names_in_ = names
            return array
        self._check_names(names)
        self._check_width(array.shape[1])
        return array

    def _check_width(self, width: int) -> None:
        if width != self.n_features_in_:
            raise ValueError(
                f"X has {width} features, but {self._name} is expecting {self.n_features_in_} features as input, "
                "as many as it was fitted with."
            )

    def _check_names(self, names: NDArray[np.object_] | None) -> None:
        fitted = getattr(self, "feature_names_in_", None)
        if fitted is None and names is not None:
            warnings.warn(f"X has feature names, but {self._name} was fitted without feature names", stacklevel=4)
        elif fitted is not None and names is None:
            words = f"X does not have valid feature names, but {self._name} was fitted with feature names"
            warnings.warn(words, stacklevel=4)
        elif fitted is not None and names is not None and list(fitted) != list(names):
            raise ValueError(_names_differ(fitted, names))

    def _read_targets(self, y: Any, samples: int) -> FloatArray:
        """Read y as finite numbers, one for each sample, (N,), or (N, M) where _many_targets allows it."""
        return read_targets(y, samples, self._name, columns=self._many_targets)

    def _read_classes(self, y: Any, samples: int) -> tuple[Numbers, NDArray[np.intp]]:
        """Read y as labels: (classes_, which), with which[i] the place of sample i's label among the sorted classes."""
        return read_classes(y, samples, self._name)


def _names_differ(fitted: NDArray[np.object_], names: NDArray[np.object_]) -> str:
    def listed(which: set[str]) -> str:
        shown = sorted(which)[:MOST_NAMES]
        return "".join(f"- {name}\n" for name in shown) + ("- ...\n" if len(which) > MOST_NAMES else "")

    words = "The feature names should match those that were passed during fit.\n"
    unseen, missing = set(names) - set(fitted), set(fitted) - set(names)
    if unseen:
        words += f"Feature names unseen at fit time:\n{listed(unseen)}"
    if missing:
        words += f"Feature names seen at fit time, yet now missing:\n{listed(missing)}"
    if not unseen and not missing:
        words += "Feature names must be in the same order as they were in fit.\n"
    return words
