"""The rows that multiply the tests of fullrank.maths: matrices of every temper, and internets small and real."""

import json
from pathlib import Path

import numpy as np

SEED = 20260711
REFERENCE = json.loads((Path(__file__).parent / "pagerank-reference.json").read_text())


def _random(shape: tuple[int, ...]) -> np.ndarray:
    return np.random.default_rng(SEED).standard_normal(shape)


SQUARE = {
    "one by one": np.array([[3.0]]),
    "integers": np.array([[2, 1], [1, 2]]),
    "float32": np.array([[4, 1], [2, 3]], dtype=np.float32),
    "symmetric": _random((6, 6)) @ _random((6, 6)).T,
    "diagonal": np.diag([5.0, -4.0, 3.0, 1.0]),
    "positive": np.abs(_random((8, 8))),
    "every second column": np.abs(_random((5, 10)))[:, ::2],
    "huge": 1e200 * np.abs(_random((4, 4))),
    "tiny": 1e-200 * np.abs(_random((4, 4))),
}

RECTANGULAR = {
    "one by one": np.array([[-2.0]]),
    "zero": np.zeros((3, 2)),
    "tall": _random((7, 3)),
    "wide": _random((3, 7)),
    "square": _random((5, 5)),
    "integers": np.arange(12).reshape(3, 4),
    "float32": _random((4, 3)).astype(np.float32),
    "every second row": _random((8, 3))[::2],
    "rank two": _random((6, 2)) @ _random((2, 5)),
    "equal columns": np.ones((4, 3)),
    "huge": 1e200 * _random((4, 3)),
    "tiny": 1e-200 * _random((4, 3)),
    "odd columns": _random((9, 9)),
}

NOT_MATRICES = {
    "empty": (np.zeros((0, 0)), "at least one row"),
    "vector": (np.ones(3), "at least one row"),
    "nan": ([[1.0, np.nan], [0.0, 1.0]], "finite"),
    "infinity": ([[1.0, 0.0], [np.inf, 1.0]], r"\[1, 0\] is inf"),
    "complex": ([[1j, 0], [0, 1]], "real numbers"),
    "words": ([["a", "b"], ["c", "d"]], "needs numbers"),
    "masked": (np.ma.masked_array(np.eye(2), mask=[[False, True], [False, False]]), "masked array; fill the gaps"),
    "longdouble": (np.full((2, 2), np.longdouble(1e300) ** 2), "finite"),
    "ragged": ([[1.0, 2.0], [3.0]], "rows of one length"),
}


def internets() -> dict[str, tuple[int, list[tuple[int, int]]]]:
    """Small internets by name: (pages, links); links may repeat and may lead to the page itself."""
    rng = np.random.default_rng(SEED)
    drawn = [(int(a), int(b)) for a, b in rng.integers(0, 30, (70, 2)) if a % 7]
    return {
        "one page": (1, []),
        "one page that links to itself": (1, [(0, 0)]),
        "no links": (4, []),
        "ring": (4, [(0, 1), (1, 2), (2, 3), (3, 0)]),
        "two closed pairs": (4, [(0, 1), (1, 0), (2, 3), (3, 2)]),
        "trap": (5, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 3)]),
        "chain into a dead end": (4, [(0, 1), (1, 2), (2, 3)]),
        "repeated and to itself": (3, [(0, 1), (0, 1), (1, 1), (1, 2), (2, 0)]),
        "thirty drawn pages": (30, drawn),
    }


INTERNETS = internets()


def hilbert(n: int) -> np.ndarray:
    """1 / (i + j + 1): columns so nearly parallel that n = 12 uses up all digits of float64."""
    return 1 / (np.arange(n)[:, None] + np.arange(n) + 1.0)


_CHAIN = 2 * np.eye(9) - np.eye(9, k=1) - np.eye(9, k=-1)
SYMMETRIC = {
    "one by one": np.array([[-3.0]]),
    "two by two": np.array([[2, 1], [1, 2]]),
    "zero": np.zeros((4, 4)),
    "identity": np.eye(5),
    "swaps": np.eye(6)[::-1],
    "ones": np.ones((7, 7)),
    "rank three of forty": _random((40, 3)) @ _random((40, 3)).T,
    "drawn": _random((30, 30)) + _random((30, 30)).T,
    "float32": (_random((5, 5)) + _random((5, 5)).T).astype(np.float32),
    "every second row and column": (_random((12, 12)) + _random((12, 12)).T)[::2, ::2],
    "twins of Wilkinson": np.diag(np.abs(np.arange(21) - 10.0)) + np.eye(21, k=1) + np.eye(21, k=-1),
    "grid": np.kron(_CHAIN, np.eye(9)) + np.kron(np.eye(9), _CHAIN),
    "Hilbert": hilbert(12),
    "graded": np.diag(10.0 ** -np.arange(0, 60, 2))
    + np.diag(10.0 ** -np.arange(1, 59, 2.0), 1) * 0.1
    + np.diag(10.0 ** -np.arange(1, 59, 2.0), -1) * 0.1,
    "huge": 1e300 * hilbert(4),
    "tiny": 1e-300 * hilbert(4),
}
