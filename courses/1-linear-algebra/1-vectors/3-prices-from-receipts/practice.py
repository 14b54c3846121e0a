"""Practice for simultaneous equations: solving two, counting solutions, one step of elimination, a point to drag."""

from fractions import Fraction

import numpy as np

from fullrank.practice import Choice, Item, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Step


def equation(coefficients, total, names=("x", "y")):
    """TeX of an equation such as 2x - y = 5."""
    text = ""
    for value, name in zip(coefficients, names, strict=True):
        size = "" if abs(value) == 1 else str(abs(value))
        sign = "-" if value < 0 else "+" if text else ""
        text += f"{sign} {size}{name} " if text else f"{sign}{size}{name} "
    return f"{text}= {total}"


def pair(A, b):
    """Both equations, one below the other."""
    lines = r" \\ ".join(
        equation(row, total).replace("=", "&=") for row, total in zip(A.tolist(), b.tolist(), strict=True)
    )
    return rf"$$\begin{{aligned}} {lines} \end{{aligned}}$$"


def crossing(A, b):
    """The solution in fractions, or None."""
    (p, q), (r, s) = ((int(x) for x in row) for row in A)
    area = p * s - q * r
    if area == 0:
        return None
    return Fraction(int(b[0]) * s - q * int(b[1]), area), Fraction(p * int(b[1]) - int(b[0]) * r, area)


def receipts_come_out(given, value):
    return np.allclose(np.array(given["A"], dtype=float) @ np.array(value, dtype=float), given["b"])


@question(concepts=["simultaneous-equations"], kind="compute", verify=receipts_come_out)
def solve_two_receipts(rng):
    """Both unknowns of two equations."""
    A, x = draws.invertible(rng, 2, 4), draws.vector(rng, 2, 5)
    guard(x[0] != x[1] and abs(draws.determinant(A)) > 1)
    b = A @ x
    changed = A.copy()
    changed[1, 1] *= -1
    forgotten = A.copy()
    forgotten[1] = A[0, 0] * A[1] - A[1, 0] * A[0]  # the left side of the eliminated row, beside an old total
    signs, unscaled = crossing(changed, b), crossing(forgotten, (b[0], b[1]))
    slips = {"swapped-unknowns": x[::-1], "one-equation-only": (x[0] + A[0, 1], x[1] - A[0, 0])}
    if signs:
        slips["sign-on-substitution"] = signs
    if unscaled:
        slips["rhs-not-scaled"] = unscaled
    return Item(
        prompt=f"Which $x$ and $y$ satisfy both equations?\n\n{pair(A, b)}\n\nGive the vector $(x, y)$.",
        answer=Vector(x),
        slips=slips,
        derivation=lambda: derivations.two_equations(A, b),
        given={"A": A, "b": b},
        nudge="Choose a multiple of the first equation that cancels one unknown in the second. Add it on both sides.",
    )


OUTCOMES = {
    "one": "Exactly one pair of prices",
    "none": "No prices at all",
    "many": "Endlessly many pairs of prices",
}
GUESSES = {
    "one": {"crossing-overlooked": "none", "unknowns-left-open": "many"},
    "none": {"always-one": "one", "parallel-for-identical": "many"},
    "many": {"always-one": "one", "identical-for-parallel": "none"},
}


def ranks_agree(given, value):
    A = np.array(given["A"], dtype=float)
    joined = np.column_stack([A, given["b"]])
    left, both = np.linalg.matrix_rank(A), np.linalg.matrix_rank(joined)
    return value == ("none" if left < both else "one" if left == 2 else "many")


@question(concepts=["simultaneous-equations"], kind="choose", verify=ranks_agree)
def how_many_prices(rng):
    """Whether two receipts leave one pair of prices, none or endlessly many."""
    basket = rng.integers(1, 5, 2)
    total = int(rng.integers(9, 30))
    k = draws.integer(rng, 2, 4)
    outcome = ("one", "none", "many")[rng.integers(3)]
    if outcome == "one":
        other = k * basket + (0, draws.integer(rng, 1, 2))
        second = int(k * total + rng.integers(1, 6))
    else:
        other = k * basket
        second = k * total if outcome == "many" else k * total + draws.integer(rng, -4, 4, but=(0,))
    A, b = np.array([basket, other]), np.array([total, second])
    return Item(
        prompt=f"Two receipts speak of loaves at the price $x$ and jars at the price $y$:\n\n{pair(A, b)}\n\n"
        "How many pairs of prices fit both? (A price may be a fraction, or even negative.)",
        answer=Choice(outcome, tuple(OUTCOMES.items())),
        slips=GUESSES[outcome],
        derivation=lambda: derivations.two_equations(A, b),
        given={"A": A, "b": b},
        nudge="Is the second basket a multiple of the first? If it is, look at the totals.",
    )


def still_true_at_the_solution(given, value):
    A, b = np.array(given["A"], dtype=float), np.array(given["b"], dtype=float)
    x = np.linalg.solve(A, b)
    left, total = (float(part) for part in value)
    return abs(left) > 1e-9 and np.isclose(left * x[1], total)


def until_one_is_gone(A, totals, left, total):
    """Elimination as far as the one equation that is left."""
    last = Step(
        "Read off the two numbers.",
        rf"{left}\,y={total}",
        "The first belongs to $y$, the second is the new total. Whoever divides both by the same number has the same equation.",
    )
    return derivations.ending(
        derivations.two_equations(A, totals),
        "Add that multiple",
        last,
        result=(left, total),
        answer_tex=show.row([left, total]),
    )


@question(concepts=["simultaneous-equations"], kind="missing", verify=still_true_at_the_solution)
def after_adding(rng):
    """What is left of the second equation when a multiple of the first has cancelled x."""
    a, b, m = draws.integer(rng, 1, 3), draws.integer(rng, -4, 4, but=(0,)), draws.integer(rng, -3, 3, but=(0,))
    x = draws.vector(rng, 2, 4)
    A = np.array([(a, b), (-m * a, draws.integer(rng, -4, 4, but=(0,)))])
    totals = A @ x
    left, total = A[1, 1] + m * b, totals[1] + m * totals[0]
    guard(left and totals[0])
    word = f"add ${m}$ times the first equation" if m > 0 else f"subtract ${-m}$ times the first equation"
    if abs(m) == 1:
        word = "add the first equation" if m > 0 else "subtract the first equation"
    word += " to the second" if m > 0 else " from the second"
    return Item(
        prompt=f"{pair(A, totals)}\n\nTo get rid of $x$, you {word}. What is left reads $\\square\\, y = \\square$. "
        "Give the two missing numbers as a vector.",
        answer=Vector((left, total), equal="multiple"),  # whoever divides both numbers has the same equation
        slips={
            "rhs-not-scaled": (left, totals[1]),
            "multiple-turned-round": (A[1, 1] - m * b, totals[1] - m * totals[0]),
            "gaps-exchanged": (total, left),
        },
        derivation=lambda: until_one_is_gone(A, totals, left, total),
        given={"A": A, "b": totals},
        nudge="Do the same thing three times: with the numbers before $x$, with those before $y$, and with the totals.",
    )


def tried_prices_fit(given, value):
    return np.allclose(np.array(given["A"]) @ (value["x"], value["y"]), given["b"])


@question(concepts=["simultaneous-equations"], kind="drag", verify=tried_prices_fit)
def drag_to_the_prices(rng):
    """Dragging a point to the prices that fit two receipts."""
    A, x = rng.integers(1, 5, (2, 2)), draws.distinct(rng, 2, 1, 8)
    guard(draws.determinant(A) != 0)
    b = A @ x
    beside = x + (A[0, 1], -A[0, 0])
    if beside[1] < 0 or beside[0] > 10:
        beside = x - (A[0, 1], -A[0, 0])
    guard(min(beside) >= -1 and max(beside) <= 10)
    names = zip("abpcdq", (*A[0], b[0], *A[1], b[1]), strict=True)
    start = {name: float(number) for name, number in names} | {"m": 0.0, "quiz": 1.0, "x": 0.0, "y": 0.0}

    def state(place):
        return {**start, "x": float(place[0]), "y": float(place[1])}

    def reached(at):
        return all(abs(at[name] - wanted) < 0.01 for name, wanted in state(x).items() if name != "m")

    return Item(
        prompt=f"A loaf costs $x$ and a jar $y$. Drag the square to the prices that fit both receipts.\n\n{pair(A, b)}",
        answer=State(
            "two-lines",
            start,
            reached,
            state(x),
            told=f"Drag the square to ${show.row(x)}$, where the lines cross: a loaf costs ${x[0]}$ and a jar ${x[1]}$.",
        ),
        slips={"one-equation-only": state(beside), "swapped-unknowns": state(x[::-1])},
        derivation=lambda: derivations.two_equations(A, b),
        given={"A": A, "b": b},
        nudge="Each line holds the prices that fit one receipt. Which point lies on both?",
        figure="two-lines",
        state=start,
    )
