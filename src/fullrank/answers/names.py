"""The names that typed mathematics may use: functions, constants, Greek letters, and a question's own symbols."""

from __future__ import annotations

import re
from collections.abc import Iterable

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Σ": "Sigma", "Φ": "Phi", "Ω": "Omega",
}  # fmt: skip

# The left side is what may be typed, the right side the function meant.
FUNCTIONS = {
    "sqrt": "sqrt", "cbrt": "cbrt", "root": "root", "exp": "exp", "ln": "ln", "log": "ln", "log_2": "log_2",
    "log_10": "log_10", "abs": "abs", "sin": "sin", "cos": "cos", "tan": "tan", "arcsin": "arcsin", "asin": "arcsin",
    "arccos": "arccos", "acos": "arccos", "arctan": "arctan", "atan": "arctan", "sinh": "sinh", "cosh": "cosh",
    "tanh": "tanh",
}  # fmt: skip
CONSTANTS = frozenset({"pi", "e"})
WRAPPERS = frozenset({"array", "matrix"})  # NumPy prints an array so; the name adds nothing

_SUBSCRIPTED = re.compile(r"([A-Za-z]+)_?\{?([A-Za-z0-9]*)\}?")


def canonical(name: str) -> str:
    """A declared symbol in the spelling used inside: `λ` is `lambda`, `x1` and `x_{1}` are `x_1`.

    >>> canonical("x1")
    'x_1'
    """
    spelled = "".join(GREEK.get(letter, letter) for letter in name)
    match = re.fullmatch(r"([A-Za-z]+)(?:_?(\d+)|_\{?([A-Za-z0-9]+)\}?)?", spelled)
    if match is None:
        raise ValueError(f"{name!r} cannot be a symbol: give letters, with digits behind them as a subscript.")
    subscript = match[2] or match[3]
    return f"{match[1]}_{subscript}" if subscript else match[1]


def spoken(names: Iterable[str]) -> str:
    """Symbols as a learner would write them, for a message: `λ, x1`."""
    letters = {word: letter for letter, word in reversed(GREEK.items())}
    parts = (name.partition("_") for name in sorted(names))
    return ", ".join(letters.get(stem, stem) + subscript for stem, _, subscript in parts)
