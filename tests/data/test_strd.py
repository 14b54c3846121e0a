"""NIST's problems: formula, TeX and function say the same, and the certified answers are the answers."""

import pickle
import re
from pathlib import Path

import mpmath
import numpy as np
import pytest

from fullrank import data, typeset

PROBLEMS = data.load("nist-strd")
SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "nist-strd"
# With the parameters rounded to eleven digits, the sum of squares of these is not what it is before rounding.
ROUNDED_AWAY = {"Lanczos1", "Lanczos2"}
each = pytest.mark.parametrize("problem", PROBLEMS.values(), ids=list(PROBLEMS))


def printed(number):
    """As NIST prints: eleven digits."""
    return f"{float(number):.10E}"


def named(problem, x, parameters):
    """The names in a formula and their values."""
    values = {"x": x} if problem.x.ndim == 1 else {"x1": x[..., 0], "x2": x[..., 1]}
    return values | {f"b{k}": value for k, value in enumerate(parameters, 1)}


def points_near(problem, number=20):
    """Parameters near the certified ones, so that no root or logarithm leaves the reals."""
    factors = 1 + 0.02 * np.random.default_rng(11).standard_normal((number, len(problem.certified)))
    return problem.certified * factors


def test_there_are_twenty_seven_of_three_difficulties():
    difficulties = [problem.difficulty for problem in PROBLEMS.values()]
    assert [difficulties.count(name) for name in ("lower", "average", "higher")] == [8, 11, 8]
    assert list(PROBLEMS) == sorted(PROBLEMS) == [problem.name for problem in PROBLEMS.values()]
    assert sum(len(problem.y) for problem in PROBLEMS.values()) == 2176
    assert {problem.kind for problem in PROBLEMS.values()} == {"observed", "generated"}


@each
def test_shapes_agree_and_nobody_can_change_them(problem):
    n, p = len(problem.y), len(problem.certified)
    assert problem.x.shape == ((n, 2) if problem.name == "Nelson" else (n,))
    assert (problem.starts.shape, problem.standard_deviations.shape) == ((2, p), (p,))
    arrays = [array for array in vars(problem).values() if isinstance(array, np.ndarray)]
    assert len(arrays) == 5
    assert not any(array.flags.writeable for array in arrays)
    assert problem.degrees_of_freedom == n - p
    assert problem.model(problem.x, *problem.certified).shape == (n,)
    assert problem.reference.endswith(".")


@each
def test_the_certified_sum_of_squares_comes_out(problem):
    residual = problem.y - problem.model(problem.x, *problem.certified)
    found = float(residual @ residual)
    if problem.name in ROUNDED_AWAY:
        assert found == pytest.approx(problem.residual_sum_of_squares, rel=1e-9, abs=1e-20)
    else:
        assert printed(found) == printed(problem.residual_sum_of_squares)


@each
def test_the_residual_standard_deviation_follows_from_it(problem):
    expected = np.sqrt(problem.residual_sum_of_squares / problem.degrees_of_freedom)
    assert problem.residual_standard_deviation == pytest.approx(expected, rel=5e-11)


FUNCTIONS = {name: getattr(mpmath, name) for name in ("exp", "sin", "cos", "atan", "pi")}


def exact(number):
    """The decimal number that NIST prints, of which a float is the nearest."""
    return mpmath.mpf(repr(float(number)))


def solved(problem):
    """The answer to more than eleven digits by Gauss-Newton steps from the certified one, from the formula alone.

    Each column of the Jacobian is the imaginary part of a small step in the imaginary direction.
    """
    n, p = len(problem.y), len(problem.certified)
    formula = compile(problem.formula.replace("arctan", "atan"), problem.name, "eval")
    rows = [[exact(value) for value in np.atleast_1d(row)] for row in problem.x]
    names = ["x"] if problem.x.ndim == 1 else ["x1", "x2"]
    b, step = [exact(value) for value in problem.certified], mpmath.mpf(10) ** -25  # its error is the square of that
    change = [mpmath.inf]
    while max(abs(moved / value) for moved, value in zip(change, b, strict=False)) > 1e-13:
        J, r = mpmath.matrix(n, p), mpmath.matrix(n, 1)
        for i, row in enumerate(rows):
            known = FUNCTIONS | dict(zip(names, row, strict=True)) | {f"b{k}": value for k, value in enumerate(b, 1)}
            for k, value in enumerate(b, 1):
                J[i, k - 1] = eval(formula, known | {f"b{k}": mpmath.mpc(value, step)}).imag / step
            r[i] = exact(problem.y[i]) - eval(formula, known)
        inverse = (J.T * J) ** -1
        change = list(inverse * (J.T * r))
        b = [value + moved for value, moved in zip(b, change, strict=True)]
    rss = mpmath.fsum(value**2 for value in r)
    return b, [mpmath.sqrt(rss / (n - p) * inverse[k, k]) for k in range(p)], rss


@each
def test_what_nist_certifies_is_the_answer_to_every_digit(problem):
    with mpmath.workdps(60):
        b, deviations, rss = solved(problem)
    assert [printed(value) for value in b] == [printed(value) for value in problem.certified]
    assert [printed(value) for value in deviations] == [printed(value) for value in problem.standard_deviations]
    assert printed(rss) == printed(problem.residual_sum_of_squares)


@each
def test_the_function_works_out_the_formula(problem):
    known = {name: getattr(np, name) for name in ("exp", "sin", "cos", "arctan", "pi")}
    for parameters in points_near(problem):
        expected = eval(problem.formula, known | named(problem, problem.x, parameters))
        assert problem.model(problem.x, *parameters) == pytest.approx(expected, rel=1e-12)


def read_tex(tex):
    """A formula in TeX as Python, for the few commands that these formulas use."""
    text = re.sub(r"\\beta_(\d)", r" b\1 ", tex).replace("x_1", "x1").replace("x_2", "x2")
    text = re.sub(r"\\(left|right)", "", text)
    inner = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
    while found := re.search(r"\\(cos|sin|arctan)\s*\\frac" + inner + inner, text):
        text = text[: found.start()] + f" {found[1]}(({found[2]})/({found[3]}))" + text[found.end() :]
    while found := re.search(r"\\frac" + inner + inner, text):
        text = text[: found.start()] + f" (({found[1]})/({found[2]})) " + text[found.end() :]
    text = text.replace(r"\pi", " pi ")
    while found := re.search(r"\be\^" + inner, text):
        text = text[: found.start()] + f" exp({found[1]}) " + text[found.end() :]
    while found := re.search(r"\s*\^" + inner, text):
        text = text[: found.start()] + f"**({found[1]}) " + text[found.end() :]
    text = re.sub(r"\s*\^(\w)", r"**\1 ", text)
    assert "\\" not in text, text
    text = re.sub(r"\s+", " ", text).strip()
    factor = r"(?<=[\w)]) (?=[\w(])"  # two factors side by side
    return re.sub(factor, "*", re.sub(r"(\b[b]\d|\bx\d?|\)) ?(?=\()", r"\1 ", text))


@each
def test_the_tex_says_the_same(problem):
    known = {name: getattr(np, name) for name in ("exp", "sin", "cos", "arctan", "pi")}
    for parameters in points_near(problem):
        expected = problem.model(problem.x, *parameters)
        found = eval(read_tex(problem.tex), known | named(problem, problem.x, parameters))
        assert found == pytest.approx(expected, rel=1e-12), read_tex(problem.tex)


@each
def test_the_tex_can_be_set(problem):
    assert "katex" in typeset.formula(problem.tex)


@each
def test_derivatives_are_read_off_an_imaginary_step(problem):
    """Complex parameters go through: against central differences, which lose half of the digits."""
    b = problem.certified
    for k in range(len(b)):
        step = np.eye(len(b))[k]
        found = problem.model(problem.x, *(b + 1e-30j * step)).imag / 1e-30
        h = 1e-6 * abs(b[k])
        expected = (problem.model(problem.x, *(b + h * step)) - problem.model(problem.x, *(b - h * step))) / (2 * h)
        assert np.abs(found - expected).max() <= 1e-6 * np.abs(expected).max() + 1e-30


@each
def test_one_point_is_predicted_as_among_all(problem):
    alone = problem.model(problem.x[3], *problem.certified)
    assert alone == pytest.approx(problem.model(problem.x, *problem.certified)[3], rel=1e-14)


def test_nelson_is_fitted_to_logarithms():
    nelson = PROBLEMS["Nelson"]
    assert nelson.response == "log(y)"
    assert np.exp(nelson.y[:2]) == pytest.approx([15, 17])
    assert {problem.response for problem in PROBLEMS.values() if problem is not nelson} == {"y"}


def test_parameters_can_be_given_by_name():
    misra = PROBLEMS["Misra1a"]
    assert misra.model(0.0, b1=3.0, b2=5.0) == 0.0


def test_a_problem_goes_to_another_process_whole():
    problem = PROBLEMS["Thurber"]
    again = pickle.loads(pickle.dumps(problem))
    assert np.array_equal(again.model(again.x, *again.certified), problem.model(problem.x, *problem.certified))


def test_the_problems_cannot_be_changed_for_others():
    with pytest.raises(TypeError, match="does not support item assignment"):
        PROBLEMS["mine"] = None


@each
def test_the_files_of_nist_hold_the_same(problem):
    path = SHARED / f"{problem.name}.dat"
    if not path.exists():
        pytest.skip("the files of NIST are read beside a checkout")
    lines = path.read_text().splitlines()
    rows = np.array([[float(value) for value in line.split()] for line in lines[60:] if line.strip()])
    y, x = rows[:, 0], rows[:, 1] if rows.shape[1] == 2 else rows[:, 1:]
    assert np.array_equal(np.log(y) if problem.name == "Nelson" else y, problem.y)
    assert np.array_equal(x, problem.x)
    table = [
        [float(value) for value in line.split("=")[1].split()] for line in lines[40:60] if re.match(r" *b\d+ =", line)
    ]
    assert np.array_equal(np.array(table).T[:2], problem.starts)
    assert np.array_equal(np.array(table).T[2:], [problem.certified, problem.standard_deviations])
