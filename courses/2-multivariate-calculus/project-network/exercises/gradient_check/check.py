"""What must hold of gradient_check."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, number_is

RIGHT = 1e-7
FAULTS = ("sign", "half", "missing", "added")
SAYS = {
    "sign": "has the wrong sign",
    "half": "is half of what it should be",
    "missing": "is 0, forgotten",
    "added": "is 1 too large",
}


def function_of(c, scale=1.0):
    """f(x) = scale (25 + c . x^3 + (sum of x)^2): curved both ways, and large beside its slopes."""
    return lambda x: float(scale * (25 + np.sum(c * np.asarray(x) ** 3) + np.sum(x) ** 2))


def gradient_of(c, scale=1.0):
    return lambda x: scale * (3 * c * np.asarray(x) ** 2 + 2 * np.sum(x))


def with_fault(c, place, fault, scale=1.0):
    """The gradient, wrong in one entry."""

    def grad(x):
        g = gradient_of(c, scale)(x)
        g[place] = {"sign": -g[place], "half": g[place] / 2, "missing": 0.0, "added": g[place] + scale}[fault]
        return g

    return grad


def formula(c, scale=1.0):
    """The function in words."""
    cubes = " + ".join(f"{a:g} x[{i}]**3" for i, a in enumerate(c) if a)
    inside = f"25 + {cubes + ' + ' if cubes else ''}x.sum()**2"
    return f"f(x) = {inside}" if scale == 1 else f"f(x) = {scale:g} * ({inside})"


def expected_of(c, x, place, fault, scale=1.0):
    true, given = gradient_of(c, scale)(x), with_fault(c, place, fault, scale)(x)
    return np.abs(given - true).max() / max(np.abs(given).max(), np.abs(true).max())


def steep(draw):
    """Coefficients and a place where the gradient is neither zero nor small."""
    n = draw.integer(1, 3)
    c, x = draw.vector(n, low=-1, high=2), draw.vector(n, low=-2, high=2)
    draw.guard(1 <= np.abs(gradient_of(c)(x)).max() <= 40)
    return c, x


def curved(draw):
    """As steep, with a gradient that is small beside f, so that a rough difference shows."""
    c, x = steep(draw)
    draw.guard(np.abs(gradient_of(c)(x)).max() <= 6)
    draw.guard(np.abs(6 * c * x + 2).max() >= 2)
    return c, x


def faulty(draw):
    """One entry wrong, by so much that it shows."""
    c, x = steep(draw)
    place, fault = draw.integer(0, len(x) - 1), draw.choice(FAULTS)
    draw.guard(np.abs(gradient_of(c)(x)[place]) >= 0.5)
    draw.guard(expected_of(c, x, place, fault) > 0.02)
    return c, x, place, fault


def several(draw):
    """One entry of three wrong; the other two are right."""
    c, x, place, fault = faulty(draw)
    draw.guard(len(x) >= 2)
    return c, x, place, fault


def scaled(draw):
    return *faulty(draw), draw.choice((0.001, 1000.0, 1e-6))


def disagreement(gradient_check, f, grad, x):
    return number_is(gradient_check(f, grad, x), "The disagreement")


@check(inputs=curved, says="A right gradient gives a number below $10^{-7}$.", count=80)
def right_gradients_pass(gradient_check, c, x):
    got = disagreement(gradient_check, function_of(c), gradient_of(c), x)
    must(
        0 <= got < RIGHT,
        f"Here {formula(c)}, and the gradient given is right. Your number should be below 1e-7, and is {got:.3g}.",
        got=got,
    )


@check(inputs=faulty, says="A gradient with one wrong entry gives a large number.", count=80)
def faults_are_found(gradient_check, c, x, place, fault):
    got = disagreement(gradient_check, function_of(c), with_fault(c, place, fault), x)
    must(
        got > 0.005,
        f"Here {formula(c)}, and entry {place} of the gradient given {SAYS[fault]}. Your number hardly shows it.",
        got=got,
        expected=expected_of(c, x, place, fault),
    )


@check(
    inputs=several,
    says="The number is the largest distance of an entry, as a share of the largest entry of both gradients.",
    count=80,
)
def it_is_the_worst_entry(gradient_check, c, x, place, fault):
    close(
        disagreement(gradient_check, function_of(c), with_fault(c, place, fault), x),
        expected_of(c, x, place, fault),
        f"Here {formula(c)}, and entry {place} of the gradient given {SAYS[fault]}.",
        relative=1e-4,
    )


@check(inputs=scaled, says="Measuring $f$ in other units changes nothing.", count=60)
def units_do_not_matter(gradient_check, c, x, place, fault, scale):
    close(
        disagreement(gradient_check, function_of(c, scale), with_fault(c, place, fault, scale), x),
        expected_of(c, x, place, fault, scale),
        f"Here {formula(c, scale)}: everything is {scale:g} times as large, and the share is the same.",
        relative=1e-4,
    )


@check(inputs=steep, says="`x` is left as it was.", count=30)
def arguments_stay(gradient_check, c, x):
    keeps_arguments(gradient_check, function_of(c), gradient_of(c), x)
