"""What must hold of levenberg_marquardt."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is

SIX_DIGITS = 2e-6


class Function:
    """A function with a formula; the name of its class is what a learner sees of it."""

    def __init__(self, formula):
        self.formula = formula

    def __call__(self, b):
        with np.errstate(all="ignore"):
            return self.formula(np.asarray(b, dtype=float))


def named(formula, words):
    return type(f"function: {words}", (Function,), {})(formula)


def straight(A, c):
    return (
        named(lambda b: A @ b - c, f"residuals(b) is A @ b - c with A = {A.tolist()}, c = {c.tolist()}"),
        named(lambda b: A + 0 * b, f"jacobian(b) is A = {A.tolist()}"),
    )


def runaway(stretch, bottom):
    """Residuals that grow ever more slowly: undamped steps from afar overshoot further each time."""
    return (
        named(
            lambda b: np.arctan(stretch * (b - bottom)),
            f"residuals(b) is np.arctan({stretch.tolist()} * (b - {bottom.tolist()}))",
        ),
        named(
            lambda b: np.diag(stretch / (1 + (stretch * (b - bottom)) ** 2)),
            "jacobian(b) is their Jacobian",
        ),
    )


def logarithm(bottom):
    """Residuals that have no value below zero, where the first full step from afar would lead."""
    return (
        named(lambda b: np.log(b / bottom), f"residuals(b) is np.log(b / {bottom.tolist()}), NaN where b < 0"),
        named(lambda b: np.diag(1 / b), "jacobian(b) is np.diag(1 / b)"),
    )


def decay(y, size):
    """A falling curve, with parameters of sizes as different as you like."""
    t = np.arange(len(y), dtype=float)
    unit = np.array([1.0, size])
    curve = lambda b: (b / unit)[0] * np.exp(-(b / unit)[1] * t)  # noqa: E731
    return (
        named(
            lambda b: curve(b) - y,
            f"residuals(b) is b[0] * np.exp(-b[1] * t) - y with t = {(t / size).tolist()}, y = {y.round(4).tolist()}",
        ),
        named(
            lambda b: np.column_stack([curve(b) / b[0], -t / size * curve(b)]),
            "jacobian(b) is their Jacobian",
        ),
    )


def plane(draw):
    """A straight problem, solved by its first undamped step."""
    n = draw.choice((1, 2))
    A, c = draw.matrix(n + 1, n), draw.vector(n + 1)
    s = np.linalg.svd(A, compute_uv=False)
    best = np.linalg.lstsq(A, c, rcond=None)[0]
    draw.guard(bool(s[-1] > 0.5 and s[0] < 6 * s[-1] and np.abs(best).min() > 0.2))
    return A, c, draw.vector(n)


def far(draw):
    """A start from which undamped steps of the arctangent run away. (With two of them one may run while the other gains.)"""
    bottom = np.array([draw.choice((1.0, 2.0, -1.0, 3.0))])
    away = np.array([draw.choice((3.0, 2.0, -2.0, -3.0, 4.0))])
    return np.array([draw.choice((1.0, 2.0))]), bottom, bottom + away


def edge(draw):
    """A start so far above the bottom that the first undamped step leads below zero."""
    bottom = np.array([draw.choice((1.0, 0.5, 2.0))])
    return bottom, bottom * draw.choice((4.0, 6.0, 10.0, 20.0))


def falling(draw):
    """Four points on a falling curve, or a little off it, and a start that is not theirs."""
    height, rate = draw.choice((2.0, 1.0, 4.0)), draw.choice((0.5, 0.25, 1.0))
    t = np.arange(4.0)
    noise = np.array([draw.integer(-1, 1) for _ in range(4)]) * draw.choice((0.0, 0.05))
    size = draw.choice((1.0, 1e-4, 1e4))
    start = np.array([height * draw.choice((0.5, 2.0)), rate * size * draw.choice((0.5, 2.0))])
    return height * np.exp(-rate * t) + noise, size, start


def fitted(levenberg_marquardt, functions, start):
    return shape_is(levenberg_marquardt(*functions, start), start.shape, "The parameters")


def lowest(functions, start):
    """The bottom by Gauss-Newton steps that are halved until they help: another method than the one asked for."""
    residuals, jacobian = functions
    b = start.astype(float)
    for _ in range(300):
        r = residuals(b)
        d = np.linalg.lstsq(jacobian(b), -r, rcond=None)[0]
        for _ in range(60):
            new = residuals(b + d)
            if new @ new <= r @ r:
                b = b + d
                break
            d = d / 2
        if np.all(np.abs(d) <= 1e-12 * np.abs(b)):
            break
    return b


@check(
    inputs=plane,
    says="On a straight problem it finds the least squares solution.",
    count=30,
    always=[(np.array([[1.0], [1.0]]), np.array([1.0, 2.0]), np.array([0.0]))],
)
def straight_problems_are_solved(levenberg_marquardt, A, c, start):
    got = fitted(levenberg_marquardt, straight(A, c), start)
    close(
        got,
        np.linalg.lstsq(A, c, rcond=None)[0],
        "Other parameters fit this straight problem better.",
        relative=SIX_DIGITS,
    )


@check(
    inputs=far,
    says="It arrives also from where undamped steps run away.",
    count=30,
    always=[(np.array([1.0]), np.array([1.0]), np.array([4.0])), (np.array([1.0]), np.array([2.0]), np.array([-1.0]))],
)
def steps_too_long_are_refused(levenberg_marquardt, stretch, bottom, start):
    functions = runaway(stretch, bottom)
    got = fitted(levenberg_marquardt, functions, start)
    before, after = (float(np.sum(functions[0](b) ** 2)) for b in (start, got))
    must(
        after <= before,
        f"The misfit at the end, {after:.4g}, is larger than at the start, {before:.4g}.",
        got=got,
        expected=bottom,
    )
    close(got, bottom, "These parameters are not at the bottom.", relative=SIX_DIGITS)


@check(
    inputs=edge,
    says="A step to where the residuals are NaN is refused.",
    count=12,
    always=[(np.array([1.0]), np.array([4.0]))],
)
def nan_is_refused(levenberg_marquardt, bottom, start):
    got = fitted(levenberg_marquardt, logarithm(bottom), start)
    close(got, bottom, "These parameters are not at the bottom.", relative=SIX_DIGITS)


@check(inputs=falling, says="A falling curve is fitted to six digits, whatever the sizes of its parameters.", count=30)
def a_curve_is_fitted(levenberg_marquardt, y, size, start):
    functions = decay(y, size)
    got, expected = fitted(levenberg_marquardt, functions, start), lowest(functions, start)
    unit = np.array([1.0, size])
    must(
        bool(np.all(np.abs(got - expected) <= 1e-5 * np.abs(expected).max() * unit)),
        "Other parameters fit this curve better.",
        got=got,
        expected=expected,
    )


@check(inputs=plane, says="`start` is left as it was.", count=10)
def arguments_stay(levenberg_marquardt, A, c, start):
    keeps_arguments(levenberg_marquardt, *straight(A, c), start)
