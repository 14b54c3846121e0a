"""NIST's certified fits: 27 sets of data, each with two starts, its answer and the standard deviations of that answer.

nist-strd.json is work of the National Institute of Standards and Technology (Statistical Reference Datasets, nonlinear
regression), not subject to copyright in the United States, as is; numbers are kept as the strings they came as.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

MATHS = {name: getattr(np, name) for name in ("exp", "log", "sin", "cos", "arctan", "sqrt", "pi")}


@dataclass(frozen=True)
class Certified:
    name: str
    model: Any
    x: np.ndarray
    y: np.ndarray
    starts: tuple[np.ndarray, np.ndarray]
    values: np.ndarray
    errors: np.ndarray
    sum_of_squares: float


def numbers(strings: list[str]) -> np.ndarray:
    return np.array([float(number) for number in strings])


def certified(entry: dict[str, Any]) -> Certified:
    names = [f"b{k + 1}" for k in range(entry["p"])]
    formula = re.sub(r"\bx([12])\b", lambda found: f"x[{int(found[1]) - 1}]", entry["formula"])
    model = eval(f"lambda x, {', '.join(names)}: {formula}", MATHS)
    x = np.array([numbers(entry[name]) for name in entry["predictors"]])
    y = numbers(entry["y"])
    return Certified(
        entry["name"],
        model,
        x[0] if len(x) == 1 else x,
        np.log(y) if entry["response"] == "log(y)" else y,
        (numbers(entry["start1"]), numbers(entry["start2"])),
        numbers(entry["recomputed"]["params"]),
        numbers(entry["recomputed"]["sd"]),
        float(entry["recomputed"]["rss"]),
    )


SETS = {
    entry["name"]: certified(entry)
    for entry in json.loads((Path(__file__).parent / "nist-strd.json").read_text(encoding="utf-8"))
}


def digits(found: np.ndarray, true: np.ndarray) -> float:
    """How many digits of the worst entry are right, at most 15; 0 for what is not finite."""
    if not np.isfinite(found).all():
        return 0.0
    return float(-np.log10(np.clip(np.abs(found - true) / np.abs(true), 1e-15, 1.0).max()))
