"""Full Rank: an open, executable course in the mathematics of machine learning.

`import fullrank as fr` gives the algorithms by name, as in `fr.pagerank_sparse`; they are loaded when first asked for.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any


def __getattr__(name: str) -> Any:
    """Find the parts of the package, then the algorithms of fullrank.maths, under the package's own name."""
    if not name.startswith("_"):
        if importlib.util.find_spec(f"{__name__}.{name}"):
            return importlib.import_module(f"{__name__}.{name}")
        maths = importlib.import_module(f"{__name__}.maths")
        if hasattr(maths, name):
            return getattr(maths, name)
    raise AttributeError(f"fullrank has no {name!r}; dir(fullrank) lists what it has.")


def __dir__() -> list[str]:
    maths = importlib.import_module(f"{__name__}.maths")
    return sorted({*globals(), *(name for name in vars(maths) if not name.startswith("_"))})
