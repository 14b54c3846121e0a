"""What a transformer hands back: an array, or the table of pandas or polars that set_output asked for.

scikit-learn's transformers get this by inheritance. Here it is done without it; a configuration of scikit-learn for all
transformers at once is heeded where it is loaded.

Source: scikit-learn's developer guide, "Developer API for set_output".
"""

from __future__ import annotations

import importlib.util
import sys
from typing import Any

import numpy as np

from fullrank.maths._estimator import available_if

TABLES = ("pandas", "polars")


def _why_not(_: Any) -> str:
    if sys.modules.get("sklearn") or importlib.util.find_spec("sklearn"):
        return ""
    return "set_output belongs to scikit-learn, which is not installed; pandas.DataFrame(Z) makes a table of an array."


class TablesOut:
    """A transformer whose transform may hand back tables; it wraps what it would hand back in self._as_asked."""

    _sklearn_output_config: dict[str, str]  # by this name scikit-learn copies it into clones

    @available_if(_why_not)
    def set_output(self, *, transform: str | None = None) -> Any:
        """Choose what transform hands back: "default" (arrays), "pandas" or "polars" tables; None leaves it as it is.

        The columns have the names of get_feature_names_out, the rows of pandas those of X. Only NumPy's arrays become
        tables. There where scikit-learn is installed. Raises ValueError for another word.
        """
        if transform is not None:
            _read(transform)
            self._sklearn_output_config = {"transform": transform}
        return self

    def _as_asked(self, Z: Any, X: Any) -> Any:
        """Z, (N, k), in the form that was asked for; X: what was transformed, whose rows may have names."""
        chosen = vars(self).get("_sklearn_output_config", {}).get("transform") or _for_all()
        if chosen == "default" or not isinstance(Z, np.ndarray):
            return Z
        names = self.get_feature_names_out()  # type: ignore[attr-defined]
        if _read(chosen) == "pandas":
            import pandas

            return pandas.DataFrame(Z, columns=names, index=X.index if isinstance(X, pandas.DataFrame) else None)
        import polars

        return polars.DataFrame(Z, schema=list(names), orient="row")


def _for_all() -> str:
    """What scikit-learn was told to let all transformers hand back."""
    theirs = sys.modules.get("sklearn")
    return "default" if theirs is None else str(theirs.get_config()["transform_output"])


def _read(word: str) -> str:
    if word not in ("default", *TABLES):
        raise ValueError(f"set_output needs transform as 'default', 'pandas' or 'polars', but it is {word!r}.")
    if word in TABLES and not sys.modules.get(word) and importlib.util.find_spec(word) is None:
        raise ImportError(f"set_output was asked for tables of {word}, which is not installed; pip install {word}.")
    return word
