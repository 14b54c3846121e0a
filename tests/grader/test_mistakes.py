"""Known mistakes are recognised in code that nobody has seen, and unknown ones are not given a name."""

import numpy as np
import pytest

from fullrank.grader import grade, mistakes
from fullrank.grader.material import load
from fullrank.records import Exercise

SAME_BUG_IN_OTHER_CODE = {
    "dead ends forgotten, by solving": (
        "pagerank",
        "dead-end-forgotten",
        "n = L.shape[0]\n    return np.linalg.solve(np.eye(n) - d * L, np.ones(n) * (1 - d) / n)",
    ),
    "d swapped, by solving": (
        "pagerank",
        "swapped-d",
        "n = len(L)\n    M = L + (L.sum(axis=0) == 0) / n\n"
        "    left = np.vstack([np.eye(n) - (1 - d) * M, np.ones(n)])\n"
        "    r = np.linalg.lstsq(left, np.r_[np.full(n, d / n), 1], rcond=None)\n"
        "    return r[0]",
    ),
    "jump not shared, by solving": (
        "pagerank",
        "no-over-n",
        "n = len(L)\n    M = np.where(L.sum(axis=0) == 0, 1 / n, L)\n"
        "    return np.linalg.solve(np.eye(n) - d * M, (1 - d) * np.ones(n))",
    ),
    "transposed, by solving": (
        "pagerank",
        "rows-normalised",
        "n = len(L)\n    M = np.where(L.sum(axis=0) == 0, 1 / n, L)\n"
        "    return np.linalg.solve(np.eye(n) - d * M.T, (1 - d) / n * np.ones(n))",
    ),
    "length of the columns of U": (
        "singular_values",
        "squares-as-singular",
        "return np.linalg.svd(A, compute_uv=False) ** 2",
    ),
    "upside down": ("singular_values", "order", "return np.sort(np.linalg.svd(A, compute_uv=False))"),
    "counts by rows": (
        "link_matrix",
        "transposed",
        "L = np.zeros((n, n))\n    for page in range(n):\n"
        "        targets = {b for a, b in edges if a == page}\n"
        "        for target in targets:\n            L[page, target] = 1 / len(targets)\n    return L",
    ),
    "repeated links add up": (
        "link_matrix",
        "repeats-counted",
        "L = np.zeros((n, n))\n    for a, b in edges:\n"
        "        L[b, a] += 1 / sum(x == a for x, _ in edges)\n    return L",
    ),
    "entries to the power": ("matrix_power", "elementwise-power", "return np.power(A, n)"),
    "smallest layers": (
        "low_rank",
        "drop-largest",
        "U, s, V = np.linalg.svd(A, full_matrices=False)\n    s[:-k] = 0\n    return U @ np.diag(s) @ V",
    ),
    "any length will do": ("eigenvalue_of", "no-test", "return (A @ v) @ v / (v @ v) if v.any() else None"),
    "rows instead of columns": (
        "eigen_2x2",
        "vectors-in-rows",
        "values, V = np.linalg.eig(A)\n    order = np.argsort(-values)\n    return values[order], V[:, order].T",
    ),
    "always some answer": (
        "power_iteration",
        "converges-always",
        "v = x / np.linalg.norm(x)\n    for _ in range(max_steps):\n        w = A @ v\n        r = v @ w\n"
        "        if np.linalg.norm(w - r * v) <= tol * np.linalg.norm(w):\n            break\n"
        "        v = w / np.linalg.norm(w)\n    return r, v",
    ),
}

OUTSIDE_THE_LIBRARY = {
    "one page takes all": ("pagerank", "r = np.zeros(len(L))\n    r[0] = 1\n    return r"),
    "ranks in order": ("pagerank", "r = np.arange(1.0, len(L) + 1)\n    return r / r.sum()"),
    "ones": ("singular_values", "return np.ones(min(A.shape))"),
    "the sum": ("eigenvalue_of", "return float(A.sum() + v.sum())"),
    "minus": ("matrix_power", "return -np.linalg.matrix_power(A, n)"),
}

SIGNATURES = {
    "pagerank": "L, d",
    "singular_values": "A",
    "link_matrix": "n, edges",
    "matrix_power": "A, n",
    "low_rank": "A, k",
    "eigenvalue_of": "A, v",
    "eigen_2x2": "A",
    "power_iteration": "A, x, tol, max_steps",
}


def _source(name: str, body: str) -> str:
    return f"import numpy as np\n\n\ndef {name}({SIGNATURES[name]}):\n    {body}\n"


@pytest.mark.parametrize("case", SAME_BUG_IN_OTHER_CODE)
def test_the_same_mistake_in_other_code_is_recognised(exercises: dict[str, Exercise], case: str) -> None:
    name, slip, body = SAME_BUG_IN_OTHER_CODE[case]
    verdict = grade(exercises[name], _source(name, body))
    assert (verdict.status, verdict.slip) == ("wrong", slip), verdict


@pytest.mark.parametrize("case", OUTSIDE_THE_LIBRARY)
def test_another_mistake_is_given_no_name(exercises: dict[str, Exercise], case: str) -> None:
    name, body = OUTSIDE_THE_LIBRARY[case]
    verdict = grade(exercises[name], _source(name, body))
    assert (verdict.status, verdict.slip) == ("wrong", ""), verdict


def test_agreement_on_half_of_the_inputs_is_not_enough(doubling: Exercise) -> None:
    source = "def double(v):\n    return v**2 if v.sum() > 0 else 7 * v\n"
    verdict = grade(doubling, source)
    assert (verdict.status, verdict.slip, verdict.got) == ("wrong", "", "[1]")


BACK = """import numpy as np


def backprop(X, Y, W1, b1, W2, b2):
    hidden = np.tanh(np.dot(X, W1.T) + b1)
    off = (np.dot(hidden, W2.T) + b2 - Y) * (2 / len(X))
    back = {} * (1 - hidden * hidden)
    return np.dot(back.T, X), back.sum(axis=0), np.dot(off.T, hidden), off.sum(axis=0)
"""


def test_shapes_that_clash_as_in_a_known_mistake_are_recognised(of_projects: dict[str, Exercise]) -> None:
    assert grade(of_projects["backprop"], BACK.format("np.dot(off, W2)")).status == "right"
    verdict = grade(of_projects["backprop"], BACK.format("np.dot(off, W2.T)"))
    assert (verdict.status, verdict.line, verdict.slip) == ("error", 7, "weight-not-transposed")
    assert verdict.message.startswith("ValueError on line 7")
    assert verdict.words


@pytest.mark.parametrize("back", ["np.dot(off, np.ones((7, 7)))", "np.dot(off, W3)", "np.array(int('x'))"])
def test_another_error_is_given_no_name(of_projects: dict[str, Exercise], back: str) -> None:
    verdict = grade(of_projects["backprop"], BACK.format(back))
    assert (verdict.status, verdict.slip) == ("error", ""), verdict


def test_an_array_too_large_is_recognised(of_projects: dict[str, Exercise]) -> None:
    source = (
        "import numpy as np\n\n\ndef pca_gram(X, k):\n    W = np.linalg.eigh(np.cov(X.T))[1][:, ::-1][:, :k]\n"
        "    return W, (X - X.mean(axis=0)) @ W\n"
    )
    verdict = grade(of_projects["pca_gram"], source)
    assert (verdict.status, verdict.property, verdict.slip) == ("memory", "no_matrix_of_all_pixels", "full-matrix")
    assert verdict.words


def test_only_settled_answers_of_a_version_are_kept(doubling: Exercise) -> None:
    material = load(doubling)
    for source, kept in (("return v", 1), ("return [][3]", 2), ("import os\n    os._exit(1)", 2)):
        answers = mistakes._answers(material, "test", f"def double(v):\n    {source}\n", "kept", [(np.ones(1),)])
        assert answers[0].status in ("ok", "error", "died")
        assert sum(label == "test" for _, label, _ in mistakes._known) == kept, source
