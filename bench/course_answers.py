"""The course's own answers to exercises, as functions: what a learner's code does at its best."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from typing import Any

from fullrank import curriculum


@cache
def reference(name: str) -> Callable[..., Any]:
    """The function of an exercise's solution."""
    path = curriculum.load().exercises[name].folder / "solution.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., Any] = getattr(module, name)
    return found
