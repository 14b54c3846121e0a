"""Practice for rounding: digits and errors, pivots and factors, norms and condition numbers."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import cos, isqrt, pi, radians, sin, sqrt

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Matrix, Number, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# --- floating-point -------------------------------------------------------------------------------


def first_two_digits(x, right):
    """Two significant digits, from the first that is not zero."""
    digits, unit = "".join(map(str, x.as_tuple().digits)), Decimal(1).scaleb(x.adjusted() - 1)
    below = x // unit * unit
    steps = (
        Step(
            "Find the first digit that is not zero, and count two digits from there.",
            rf"{x:f}:\quad {digits[0]},\ {digits[1]}",
            "Zeros in front only say where the point is. They are not stored as digits.",
        ),
        Step(
            "Write down the two stored numbers on either side.",
            rf"{below:f}<{x:f}<{below + unit:f}",
            f"They differ by one unit of the second digit, ${unit:f}$.",
        ),
        Step(
            "Take the nearer one.",
            rf"{x:f}\;\longrightarrow\;{right:f}",
            f"The next digit is {digits[2]}, which is more than half of the way up.",
        ),
    )
    return Derivation("first_two_digits", "Two digits", f"{x:f}", steps, float(right), f"{right:f}")


def nearest_of_all_candidates(given, value):
    """No number with that many digits is nearer: try those about the value."""
    x, digits = Fraction(given["x"]), given["digits"]
    unit = Fraction(10) ** (Decimal(given["x"]).adjusted() - digits + 1)
    tries = [(x // unit + k) * unit for k in range(-20, 21)]
    best = min(tries, key=lambda one: abs(one - x))
    return abs(Fraction(str(value)) - best) < unit / 10**6


@question(concepts=["floating-point"], kind="compute", verify=nearest_of_all_candidates)
def rounded_digits(rng):
    """A number stored with a few significant digits."""
    digits, power = 2, draws.integer(rng, -4, 0, but=(-3,))
    lead = [draws.integer(rng, 1, 9), draws.integer(rng, 0, 8), draws.integer(rng, 6, 9), draws.integer(rng, 0, 9)]
    x = Decimal("".join(map(str, lead[: 3 if power == -4 else 4]))).scaleb(power)
    right = x.normalize(Context(prec=digits, rounding=ROUND_HALF_EVEN))
    return Item(
        prompt=rf"A till stores numbers with two significant decimal digits, rounded to the nearest. As what does it store ${x:f}$?",
        answer=Number(float(right)),
        slips={
            "decimals-for-digits": float(x.quantize(Decimal("0.01"), ROUND_HALF_EVEN)),
            "cut-off": float(x.normalize(Context(prec=digits, rounding=ROUND_DOWN))),
        }
        | (
            {"one-digit-more": float(x.normalize(Context(prec=3, rounding=ROUND_HALF_EVEN)))}
            if power == -4 or lead[3]
            else {}
        ),
        derivation=lambda: first_two_digits(x, right),
        given={"x": str(x), "digits": digits},
        nudge="Start counting at the first digit that is not zero.",
    )


THINGS = (
    ("A scale shows", "g", "for a weight of"),
    ("A map gives", "m", "for a distance of"),
    ("A till stores", "cents", "for a sum of"),
    ("A clock measures", "ms", "for a time of"),
)


def against_the_true_one(shown, true):
    """The size of the error, divided by the true number."""
    error, share = abs(shown - true), Fraction(abs(shown - true), true)
    steps = (
        Step(
            "Find how far off the number is.",
            rf"\lvert {shown}-{true}\rvert={error}",
            "This is the error itself, in the unit of the numbers. Its sign is left aside.",
        ),
        Step(
            "Divide by the true number.",
            tex.equal(rf"\frac{{{error}}}{{{true}}}", show.number(share), f"{float(share):g}"),
            "Relative means measured against the true size, not against what was shown. The unit divides out.",
        ),
        Step(
            "Check by going back.",
            rf"{show.number(share)}\cdot {true}={error}",
            "That share of the true number is the error again.",
        ),
    )
    given = rf"\text{{shown }}{shown},\qquad \text{{true }}{true}"
    return Derivation("against_the_true_one", "A relative error", given, steps, share, show.number(share))


def error_times_size(given, value):
    return abs(float(value) * given["true"] - abs(given["shown"] - given["true"])) < 1e-9 * given["true"]


@question(concepts=["floating-point"], kind="compute", verify=error_times_size)
def relative_error(rng):
    """The relative error of a stored or measured number."""
    true = int(rng.choice((40, 50, 80, 100, 125, 160, 200)))  # so that the decimal comes to an end
    off = draws.integer(rng, -9, 9, but=(0, -1, 1))
    says, unit, of = THINGS[int(rng.integers(len(THINGS)))]
    shown = true + off
    right = Fraction(abs(off), true)
    return Item(
        prompt=rf"{says} ${shown}$ {unit} {of} ${true}$ {unit}. What is the relative error? Give a fraction or a decimal.",
        answer=Number(right),
        slips={
            "absolute-tolerance": abs(off),
            "divided-by-stored": Fraction(abs(off), shown),
            "whole-ratio": Fraction(shown, true),
            "in-per-cent": Fraction(100 * abs(off), true),
        },
        derivation=lambda: against_the_true_one(shown, true),
        given={"true": true, "shown": shown},
        nudge="Relative means: measured against the size of the true number.",
    )


def three_digits_each_time(a, b, near):
    """A sum and a difference, each rounded to three digits."""
    steps = (
        Step(
            "Work out the bracket with all its digits.",
            rf"{a}+{b}={a + b}",
            "The till finds the sum first, and has to store it.",
        ),
        Step(
            "Round it to three digits.",
            rf"{a + b}\;\longrightarrow\;{a + near}",
            f"The number has four digits, so the last one goes, to the nearest ten. Here a part of ${b}$ is lost.",
        ),
        Step(
            f"Take ${a}$ away.",
            rf"{a + near}-{a}={near}",
            f"This difference needs no rounding. Exact arithmetic would give ${b}$. The digit that was lost does not come back.",
        ),
    )
    return Derivation("three_digits_each_time", "Three digits each time", rf"({a}+{b})-{a}", steps, near, str(near))


def in_python_decimals(given, value):
    machine = Context(prec=3, rounding=ROUND_HALF_EVEN)
    total = machine.add(Decimal(given["a"]), Decimal(given["b"]))
    return Decimal(str(value)) == machine.subtract(total, Decimal(given["a"]))


@question(concepts=["floating-point"], kind="compute", verify=in_python_decimals)
def add_and_take_away(rng):
    """What (a + b) - a gives with three digits."""
    a, b = draws.integer(rng, 101, 989) * 10, draws.integer(rng, 12, 89)
    guard(b % 10 not in (0, 5))
    near = round(b, -1)
    slips = (
        {"exact-arithmetic": b, "all-swallowed": 0, "cut-off": b // 10 * 10}
        if b % 10 > 5
        else {"exact-arithmetic": b, "all-swallowed": 0}
    ) | {"bracket-only": a + near}
    return Item(
        prompt=rf"A till rounds every result to three significant digits. It works out $({a} + {b}) - {a}$, first the bracket, then the "
        "difference. What does it show?",
        answer=Number(near),
        slips=slips,
        derivation=lambda: three_digits_each_time(a, b, near),
        given={"a": a, "b": b},
        nudge="Write the sum with all its digits, and keep the first three.",
    )


def two_pairs(power):
    """Two pairs of that size, alike and unlike, and what a difference says of each."""
    whole = rf"10^{{{power}}}"
    noise, apart = f"10^{{{power - 16}}}", f"10^{{{power - 3}}}"
    large = power > 7  # rounding alone exceeds 10^-9
    steps = (
        Step(
            "Imagine two numbers that agree but for rounding.",
            rf"\lvert x-y\rvert\approx 10^{{-16}}\cdot {whole}=10^{{{power - 16}}}",
            "Sixteen digits are stored, so rounding leaves a difference in the sixteenth. It is not zero, and to ask for exactly zero "
            "is to ask too much. More digits would make it smaller, not zero.",
        ),
        Step(
            "Imagine two that differ in the third digit.",
            rf"\lvert x-y\rvert\approx 10^{{-3}}\cdot {whole}=10^{{{power - 3}}}",
            rf"A fixed bound such as $10^{{-9}}$ fails here: rounding alone leaves ${noise}$, so nearly equal numbers can "
            "count as different."
            if large
            else rf"A fixed bound such as $10^{{-9}}$ fails here: this difference, ${apart}$, is below it, so different numbers "
            "count as equal.",
        ),
        Step(
            "Divide both differences by the size of the numbers.",
            rf"\frac{{10^{{{power - 16}}}}}{{{whole}}}=10^{{-16}},\qquad \frac{{10^{{{power - 3}}}}}{{{whole}}}=10^{{-3}}",
            "A bound of $10^{-9}$ times the larger of the two numbers lies between them, whatever the unit: it accepts the first pair and "
            "refuses the second.",
        ),
    )
    answer = r"\lvert x-y\rvert\le 10^{-9}\cdot\max(\lvert x\rvert,\lvert y\rvert)"
    return Derivation(
        "two_pairs", "Alike and unlike", rf"\lvert x\rvert\approx\lvert y\rvert\approx {whole}", steps, "right", answer
    )


def near_nothing():
    """What rounding leaves of sums that may cancel, and what each test says of it."""
    steps = (
        Step(
            "Ask how large the numbers were that were rounded on the way.",
            r"\lvert\text{what is added}\rvert\approx 1,\qquad\text{rounding}\approx 10^{-16}\cdot 1",
            "Every sum on the way is rounded in its sixteenth digit. So $x$ and $y$ may differ by about $10^{-16}$, however small they are.",
        ),
        Step(
            "Let everything cancel: the true sum is 0.",
            r"x=0,\qquad y=10^{-16},\qquad \lvert x-y\rvert=10^{-16}",
            "The two agree but for rounding. They are not equal, so a question for exactly zero says no, and with more digits it would "
            "say no again.",
        ),
        Step(
            "Try a bound that shrinks with the numbers, and one that does not.",
            r"10^{-9}\cdot\max(\lvert x\rvert,\lvert y\rvert)=10^{-25}<10^{-16}<10^{-9}",
            "Set against the result, which may be nearly nothing, the allowance is nothing too. Set against the size of what was added, "
            r"about $1$, it is $10^{-9}$: far above rounding, far below what matters.",
        ),
    )
    answer = r"\lvert x-y\rvert\le 10^{-9}"
    return Derivation(
        "near_nothing",
        "Sums that cancel",
        r"\lvert\text{what is added}\rvert\approx 1",
        steps,
        "absolute-tolerance",
        answer,
    )


def survives_all_pairs(given, value):
    """Run the named comparison on pairs of that size: equal but for rounding, and different in the fourth digit."""
    scale, names = 10.0 ** given["power"], given["meaning"]

    def says_equal(x, y):
        return {
            "relative": lambda: abs(x - y) <= 1e-9 * max(abs(x), abs(y)),
            "exact-zero": lambda: x == y,
            "absolute-tolerance": lambda: abs(x - y) <= 1e-9,
            "more-digits-helps": lambda: Decimal(repr(x)) / 3 * 3 == Decimal(repr(x)),
        }[names[value]]()

    equal = [(scale * k * pi / 7 + 2 * scale * k * pi / 7, 3 * scale * k * pi / 7) for k in range(1, 60)]
    unlike = [(scale * k, scale * k * 1.001) for k in range(1, 30)]
    if given["cancels"]:  # the same steps to and fro in two orders: zero, but for rounding
        steps = [scale * k / 7 for k in range(1, 30)]
        equal += [(sum(steps) - sum(steps[::-1]), 0.0), ((0.1 + 0.2 - 0.3) * scale, (0.3 - 0.2 - 0.1) * scale)]
        unlike += [(0.0, 0.001 * scale)]
    return all(says_equal(*pair) for pair in equal) and not any(says_equal(*pair) for pair in unlike)


SIZES = (
    ("distances between stars, in metres", 16, 21),
    ("distances of planets from the sun, in metres", 10, 12),
    ("numbers of molecules", 12, 24),
    ("energies of stars, in joules", 40, 45),
    ("national debts, in cents", 12, 15),
    ("ages of rocks, in seconds", 15, 17),
    ("masses of molecules, in kilograms", -26, -22),
    ("masses of bacteria, in kilograms", -16, -15),
    ("charges of ions, in coulombs", -19, -18),
    ("widths of atomic nuclei, in metres", -15, -14),
)


CANCELLING = (
    "steps of a robot to and fro, in metres",
    "gains and losses, in thousands",
    "turns to the left and right, in radians",
    "charges with either sign, in coulombs",
    "deviations from a mean, in degrees",
    "forces up and down, in newtons",
)


@question(concepts=["floating-point"], kind="choose", verify=survives_all_pairs)
def sound_comparison(rng):
    """How a program should ask whether two computed numbers are the same, far from zero or perhaps at it."""
    thing, low, high = SIZES[int(rng.integers(len(SIZES)))]
    cancels = bool(rng.random() < 0.4)
    power = 0 if cancels else draws.integer(rng, low, high)
    texts = {
        "relative": r"$\lvert x - y\rvert \le 10^{-9} \cdot \max(\lvert x\rvert, \lvert y\rvert)$",
        "absolute-tolerance": r"$\lvert x - y\rvert \le 10^{-9}$, whatever $x$ and $y$ are",
        "exact-zero": "$x - y = 0$ exactly, down to the last digit",
        "more-digits-helps": "$x - y = 0$ exactly, with twice as many digits",
    }
    keys, options = draws.shuffled(rng, texts)
    right, other = ("absolute-tolerance", "relative") if cancels else ("relative", "absolute-tolerance")
    said = (
        rf"A program adds ${draws.integer(rng, 3, 40)}$ {CANCELLING[rng.integers(6)]}, each of a size of about $1$. It does so in two orders, "
        "and gets $x$ and $y$. What it adds may cancel, to the last digit or nearly so."
        if cancels
        else rf"A program works out two {thing}, $x$ and $y$, in two ways. Both are about $10^{{{power}}}$."
    )
    wrong = {
        "relative-to-zero" if cancels else other: other,
        "exact-zero": "exact-zero",
        "more-digits-helps": "more-digits-helps",
    }
    return Item(
        prompt=f"{said} By which test should it decide whether $x$ and $y$ agree, but for rounding?",
        answer=Choice(keys[right], options),
        slips={name: keys[text] for name, text in wrong.items()},
        derivation=lambda: near_nothing() if cancels else two_pairs(power),
        given={"power": power, "cancels": cancels, "meaning": {key: name for name, key in keys.items()}},
        nudge="How large are the numbers that were rounded on the way? Set the allowance against their size.",
    )


# --- partial-pivoting-lu --------------------------------------------------------------------------


def clears_the_first_column(given, value):
    """Bring the row of largest first entry up, subtract the multiples, and see zeros below it."""
    A = np.array(given["A"], dtype=float)
    best = int(np.argmax(np.abs(A[:, 0])))
    A[[0, best]] = A[[best, 0]]
    return np.allclose(A[1:, 0] - np.array(value, dtype=float) * A[0, 0], 0)


def multipliers_read(A, right):
    """Both multipliers from the first column's step."""
    numbers = show.row(right)
    last = Step(
        "Read both multipliers.",
        rf"(\ell_{{21}},\ell_{{31}})={numbers}",
        r"The rule is $R_i \leftarrow R_i-\ell_{i1}R_1$, with a minus sign in front: where a multiple was added, the multiplier is "
        "negative. The numbers count the rows as they stand after the exchange.",
    )
    return derivations.ending(derivations.lu(A), "Column 1", last, result=right, answer_tex=numbers)


@question(concepts=["partial-pivoting-lu"], kind="compute", verify=clears_the_first_column)
def multipliers_after_exchange(rng):
    """The two multipliers of the first column, with partial pivoting."""
    A = draws.invertible(rng, 3, 8)
    A[:, 0] = draws.distinct(rng, 3, 1, 9) * rng.choice([-1, 1], 3)
    best = int(np.argmax(np.abs(A[:, 0])))
    if best == 0:
        best = draws.integer(rng, 1, 2)
        A[[0, best]] = A[[best, 0]]
    guard(draws.determinant(A) != 0)
    order = [0, 1, 2]
    order[0], order[best] = order[best], order[0]
    left = [abs(int(A[i, 1] * A[best, 0] - A[i, 0] * A[best, 1])) for i in order[1:]]
    guard(left[0] != left[1])
    if left[0] < left[1]:  # or else the second column would exchange these rows, and their multipliers with them
        A[order[1:]] = A[order[:0:-1]]
    lead = [Fraction(int(A[i, 0])) for i in order]
    right = (lead[1] / lead[0], lead[2] / lead[0])
    guard(right[0] != right[1] and all(x != 0 for x in right))
    first = [Fraction(int(x)) for x in A[:, 0]]
    return Item(
        prompt=rf"Eliminate on $A = {show.matrix(A)}$ with partial pivoting. One pair of rows is exchanged before the first column is cleared. "
        r"Give the two multipliers $(\ell_{21}, \ell_{31})$ of that column.",
        answer=Vector(right),
        slips={
            "permutation-omitted": (first[1] / first[0], first[2] / first[0]),
            "multiplier-sign": (-right[0], -right[1]),
            "multipliers-upside-down": (1 / right[0], 1 / right[1]),
        },
        derivation=lambda: multipliers_read(A, right),
        given={"A": A},
        nudge="First decide which row comes to the top. Each multiplier is the entry to clear, divided by the pivot.",
    )


def largest_of_those_left(A, k, best):
    """The candidates for a pivot, and their sizes."""
    sizes = r",\quad ".join(rf"\text{{row }}{i + 1}:\ \lvert {A[i, k]}\rvert={abs(int(A[i, k]))}" for i in range(k, 4))
    steps = (
        Step(
            "See which rows may still be used.",
            r",\ ".join(rf"\text{{row }}{i + 1}" for i in range(k, 4)),
            "No column is finished yet, so every row may come up."
            if k == 0
            else "Row 1 has been the pivot row of column 1. It stays where it is, whatever stands in it.",
        ),
        Step(
            f"Write down the sizes of their entries in column {k + 1}.",
            sizes,
            "What counts is the size, without the sign: the multipliers are the other entries divided by this one.",
        ),
        Step(
            "Take the largest.",
            rf"\text{{row }}{best + 1}:\quad {A[best, k]}",
            "Then no multiplier is larger than 1, and rounding errors are not blown up.",
        ),
    )
    answer = rf"\text{{row }}{best + 1}"
    return Derivation(
        "largest_of_those_left", "The largest that is left", rf"A={show.matrix(A)}", steps, best + 1, answer
    )


def no_larger_left(given, value):
    A, k = np.array(given["A"]), given["k"]
    row = int(value[1:]) - 1
    return row >= k and all(abs(A[row, k]) >= abs(A[i, k]) for i in range(k, len(A)))


@question(concepts=["partial-pivoting-lu"], kind="choose", verify=no_larger_left)
def pivot_row(rng):
    """Which row partial pivoting brings up, in the middle of the work."""
    k = draws.integer(rng, 0, 1)
    A = draws.matrix(rng, 4, 4, 9)
    left = draws.distinct(rng, 4 - k, 1, 8)
    if int(np.argmax(left)) == 0:
        left = np.roll(left, draws.integer(rng, 1, 3 - k))
    best = k + int(np.argmax(left))
    slips = {"permutation-omitted": f"r{k + 1}"}
    if k == 1 and rng.random() < 0.5:  # a row used already has a larger entry
        left, A[0, 1] = left * rng.choice([-1, 1], 3), 9 * rng.choice([-1, 1])
        slips["used-row"] = "r1"
    else:  # the largest size is negative, and another entry is the largest with its sign
        left[0] *= -1
        left[best - k] *= -1
        slips["sign-in-size"] = f"r{k + int(np.argmax(left)) + 1}"
    A[k:, k] = left
    for j in range(k):
        A[j + 1 :, j] = 0
    options = tuple((f"r{i + 1}", f"Row {i + 1}") for i in range(4))
    return Item(
        prompt=rf"Elimination with partial pivoting has come this far: ${show.matrix(A)}$. Which row is used as the pivot row for column ${k + 1}$?",
        answer=Choice(f"r{best + 1}", options),
        slips=slips,
        derivation=lambda: largest_of_those_left(A, k, best),
        given={"A": A, "k": k},
        nudge="Rows that have been pivot rows already stay where they are. Among the others, compare sizes without signs.",
    )


def acts_as_the_exchanges(given, value):
    rows = list("abc") if given["n"] == 3 else list("abcd")
    for i, j in given["exchanges"]:
        rows[i], rows[j] = rows[j], rows[i]
    start = "abcd"[: given["n"]]
    moved = ["".join(start[j] for j, x in enumerate(row) if x == 1) for row in value]
    return moved == rows and all(sum(row) == 1 for row in value)


def exchanged_in_turn(n, one, two, names):
    """The worked solution: the identity, and its rows after each exchange."""
    rows, shown = list(np.eye(n, dtype=int)), []
    for i, j in (one, two):
        rows[i], rows[j] = rows[j], rows[i]
        shown.append(show.matrix(rows))
    steps = (
        Step("Begin with the identity.", show.matrix(np.eye(n, dtype=int)), "It leaves every row of $A$ where it is."),
        Step(f"Exchange {names[0]}.", shown[0], "What is done to the rows of $A$ is done to the rows of the identity."),
        Step(f"Exchange {names[1]}.", shown[1], "The second exchange moves the rows as the first one left them."),
    )
    return Derivation(
        "lu", "Two exchanges", rf"I={show.matrix(np.eye(n, dtype=int))}", steps, shown[1], rf"P={shown[1]}"
    )


@question(
    concepts=["partial-pivoting-lu"],
    kind="compute",
    verify=acts_as_the_exchanges,
    variety=25,
    few_because="there are thirty orders of two exchanges that share a row, among three or four rows",
)
def permutation_from_exchanges(rng):
    """The permutation matrix of two exchanges of rows, one after the other."""
    n = draws.integer(rng, 3, 4)
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n)]
    one, two = (pairs[int(k)] for k in rng.permutation(len(pairs))[:2])
    guard(len({*one, *two}) == 3)

    def swapped(*exchanges):
        P = np.eye(n, dtype=int)
        for i, j in exchanges:
            P[[i, j]] = P[[j, i]]
        return P

    P = swapped(one, two)
    names = [f"rows {i + 1} and {j + 1}" for i, j in (one, two)]
    return Item(
        prompt=rf"In a matrix $A$ with ${n}$ rows, {names[0]} are exchanged, and afterwards {names[1]}. "
        "Write down the matrix $P$ for which $PA$ has the rows in their new order.",
        answer=Matrix(P),
        slips={
            "permutation-omitted": np.eye(n, dtype=int),
            "exchanges-reversed": swapped(two, one),
            "last-exchange-only": swapped(two),
        },
        derivation=lambda: exchanged_in_turn(n, one, two, names),
        given={"n": n, "exchanges": (one, two)},
        nudge="Start from the identity and do to its rows what was done to the rows of $A$, in the same order.",
    )


def solves_the_first_equations(given, value):
    """Put the answer into the matrix before any exchange."""
    P, L, U = (np.array(given[name], dtype=float) for name in "PLU")
    return np.allclose(P.T @ L @ U @ np.array(value, dtype=float), np.array(given["b"], dtype=float))


@question(concepts=["partial-pivoting-lu"], kind="compute", verify=solves_the_first_equations)
def solve_with_factors(rng):
    """Solving with the factors P, L and U of a matrix."""
    half = Fraction(draws.integer(rng, -1, 1, but=(0,)), 2)
    L = [[Fraction(1), Fraction(0)], [half, Fraction(1)]]
    U = [
        [draws.integer(rng, -2, 2, but=(0,)) * 2, draws.integer(rng, -3, 3, but=(0,)) * 2],
        [0, draws.integer(rng, -4, 4, but=(0,))],
    ]
    P = np.array([[0, 1], [1, 0]])
    x = draws.vector(rng, 2, 5)
    guard(x[0] != x[1])

    def through(lower, upper):
        return [[sum(lower[i][k] * upper[k][j] for k in range(2)) for j in range(2)] for i in range(2)]

    def apply(M, v):
        return [sum(Fraction(entry) * Fraction(int(part)) for entry, part in zip(row, v, strict=True)) for row in M]

    PA = through(L, U)
    A = PA[::-1]
    b = apply(A, x)

    def solved(lower, right):
        y0 = right[0]
        y1 = right[1] - lower[1][0] * y0
        x1 = y1 / U[1][1]
        return ((y0 - U[0][1] * x1) / U[0][0], x1)

    turned = [[Fraction(1), Fraction(0)], [-half, Fraction(1)]]
    slips = {
        "permutation-omitted": solved(L, b),
        "lower-added": solved(turned, b[::-1]),
        "lower-left-out": solved([[Fraction(1), Fraction(0)], [Fraction(0), Fraction(1)]], b[::-1]),
        "went-down-only": (b[1], b[0] - half * b[1]),
    }
    guard(all(abs(value) < 200 for slip in slips.values() for value in slip))
    return Item(
        prompt=rf"For a matrix $A$, elimination gave $PA = LU$ with $P = {show.matrix(P)},$ $L = {show.matrix(L)},$ $U = {show.matrix(U)}.$ "
        rf"Solve $A\mathbf{{x}} = {show.column(b)}.$",
        answer=Vector(x),
        slips=slips,
        derivation=lambda: through_the_triangles(half, U, b, x),
        given={"P": P, "L": [[float(v) for v in row] for row in L], "U": U, "b": [float(v) for v in b]},
        nudge="First let $P$ act on the right side. Then two triangles, one downwards and one upwards.",
    )


def through_the_triangles(half, U, b, x):
    """The worked solution: P acts on the right side, then down through L and up through U."""
    (p, q), (_, r) = U
    y = (b[1], b[0] - half * b[1])
    given = rf"L={show.matrix([[1, 0], [half, 1]])},\quad U={show.matrix(U)},\quad \mathbf{{b}}={show.column(b)}"
    steps = (
        Step(
            "Exchange the entries of the right side, as $P$ says.",
            rf"P\mathbf{{b}}={show.column(b[::-1])}",
            r"From $PA = LU$ follows $LU\mathbf{x} = P\mathbf{b}$.",
        ),
        Step(
            r"Go down through $L\mathbf{y} = P\mathbf{b}$.",
            rf"y_1={show.number(y[0])},\qquad y_2={show.number(b[0])}-{bracketed(half)}\cdot {bracketed(b[1])}={show.number(y[1])}",
            "The first row of $L$ gives $y_1$ at once. The second holds the multiplier, and takes that multiple of $y_1$ away.",
        ),
        Step(
            r"Come up through $U\mathbf{x} = \mathbf{y}$.",
            rf"\begin{{aligned}}x_2&=\frac{{{show.number(y[1])}}}{{{r}}}={x[1]} \\[4pt] "
            rf"x_1&=\frac{{{show.number(y[0])}-{bracketed(q)}\cdot {bracketed(x[1])}}}{{{p}}}={x[0]}\end{{aligned}}",
            "The last row has one unknown. With it known, so has the first.",
        ),
    )
    return Derivation("lu", "Solving with the factors", given, steps, tuple(x), rf"\mathbf{{x}}={show.column(x)}")


def bracketed(value):
    return show.number(value) if value >= 0 else rf"\left({show.number(value)}\right)"


# --- norms-and-conditioning -----------------------------------------------------------------------


def axis_by_axis(entries):
    """The condition number of a diagonal matrix from the sizes of its entries."""
    sizes = [abs(int(x)) for x in entries]
    most, least = max(sizes), min(sizes)
    answer = show.number(Fraction(most, least))
    steps = (
        Step(
            "Read off how much each axis is stretched: the size of its entry.",
            r",\quad ".join(rf"\lvert {x}\rvert={abs(int(x))}" for x in entries),
            "A diagonal matrix sends each axis along itself. A minus sign turns it round and leaves the stretch as it is.",
        ),
        Step(
            "Take the largest and the smallest.",
            rf"\lVert A\rVert_2={most},\qquad \text{{smallest stretch}}={least}",
            "No other direction is stretched more than the one, or less than the other.",
        ),
        Step(
            "Divide.",
            tex.equal(r"\kappa(A)", rf"\frac{{{most}}}{{{least}}}", answer),
            "The condition number is the quotient of the largest and the smallest stretch.",
        ),
    )
    return Derivation(
        "axis_by_axis", "Stretches of the axes", rf"A={show.matrix(np.diag(entries))}", steps, most / least, answer
    )


def quotient_of_stretches(given, value):
    return np.isclose(float(value), np.linalg.cond(np.array(given["A"], dtype=float)) * given.get("factor", 1))


@question(concepts=["norms-and-conditioning"], kind="compute", verify=quotient_of_stretches)
def condition_of_diagonal(rng):
    """The condition number of a diagonal matrix."""
    n = draws.integer(rng, 2, 3)
    entries = draws.distinct(rng, n, 2, 12) * rng.choice([-1, 1], n)
    sizes = sorted(abs(int(x)) for x in entries)
    guard(n == 2 or sizes[1] * 2 != sizes[2])
    A = np.diag(entries)
    slips = {"det-as-condition": int(np.prod(entries)), "largest-stretch-alone": sizes[-1]}
    signed = Fraction(int(max(entries)), int(min(entries)))
    if signed < 0 and abs(signed) != Fraction(sizes[-1], sizes[0]):
        slips["signed-stretches"] = signed
    return Item(
        prompt=rf"What is the condition number of $A = {show.matrix(A)}$?",
        answer=Number(Fraction(sizes[-1], sizes[0])),
        slips=slips,
        derivation=lambda: axis_by_axis(entries),
        given={"A": A},
        nudge="A diagonal matrix stretches each axis by the size of its entry. Which stretch is the largest, which the smallest?",
    )


TRIPLES = ((3, 4, 5), (4, 3, 5), (5, 12, 13), (8, 15, 17), (12, 5, 13))


def longer_column(A):
    """The largest stretch of a matrix whose columns stand at a right angle."""
    columns = [[int(x) for x in column] for column in A.T]
    lengths = [isqrt(x * x + y * y) for x, y in columns]
    most, least = max(lengths), min(lengths)
    steps = (
        Step(
            "Find the lengths of the columns.",
            tex.aligned(
                [
                    rf"\lVert\mathbf{{a}}_{k}\rVert&=\sqrt{{{tex.bracketed(x)}^2+{tex.bracketed(y)}^2}}={length}"
                    for k, ((x, y), length) in enumerate(zip(columns, lengths, strict=True), 1)
                ]
            ),
            "The columns are the images of the two axes, so these are the stretches of the axes.",
        ),
        Step(
            "Take any other vector of length one.",
            rf"\lVert A\mathbf{{x}}\rVert^2=x_1^2\cdot {lengths[0]}^2+x_2^2\cdot {lengths[1]}^2,\qquad x_1^2+x_2^2=1",
            "The two parts of its image stand at a right angle, so Pythagoras adds their squares. The result lies between the two "
            "squared lengths.",
        ),
        Step(
            "Take the longer column.",
            rf"\lVert A\rVert_2={most}",
            f"No vector of length one is stretched more, and that axis is. The smallest stretch is {least}.",
        ),
    )
    given = rf"A={show.matrix(A)}"
    return Derivation("longer_column", "Columns at a right angle", given, steps, most, rf"\lVert A\rVert_2={most}")


def no_arrow_is_stretched_more(given, value):
    """Send three hundred and sixty arrows of length one through the matrix."""
    A = np.array(given["A"], dtype=float)
    turned = np.radians(np.arange(360))
    longest = float(np.linalg.norm(A @ np.array([np.cos(turned), np.sin(turned)]), axis=0).max())
    return longest - 1e-9 <= float(value) <= longest * 1.0005


@question(concepts=["norms-and-conditioning"], kind="compute", verify=no_arrow_is_stretched_more)
def largest_stretch(rng):
    """The 2-norm of a matrix with perpendicular columns."""
    p, q, r = TRIPLES[int(rng.integers(len(TRIPLES)))]
    k, m = (int(x) for x in draws.distinct(rng, 2, 1, 4))
    A = np.array([[k * p, -m * q], [k * q, m * p]])
    if rng.random() < 0.5:
        A = A[:, ::-1]
    right = r * max(k, m)
    return Item(
        prompt=rf"The columns of $A = {show.matrix(A)}$ stand at a right angle. What is $\lVert A\rVert_2$, the largest stretch of a vector of "
        "length one?",
        answer=Number(right),
        slips={
            "norm-2-as-max-entry": int(np.abs(A).max()),
            "all-entries-together": sqrt(int(np.sum(A * A))),
            "det-as-condition": draws.determinant(A),
            "smallest-stretch": r * min(k, m),
            "entries-added": int(np.abs(A).sum(axis=0).max()),
            "rows-measured": float(np.linalg.norm(A, axis=1).max()),
        },
        derivation=lambda: longer_column(A),
        given={"A": A},
        nudge="With columns at a right angle, the axes are stretched most and least. How long are the columns?",
    )


def both_stretches_scaled(kappa, norm, factor):
    """The largest and the smallest stretch before and after, and their quotient."""
    least, f = Fraction(norm, kappa), show.number(factor)
    steps = (
        Step(
            "Find the smallest stretch before.",
            rf"\frac{{{norm}}}{{\text{{smallest}}}}={kappa}\quad\Rightarrow\quad \text{{smallest}}=\frac{{{norm}}}{{{kappa}}}={show.number(least)}",
            "The norm is the largest stretch, and the condition number is the largest stretch divided by the smallest.",
        ),
        Step(
            "Multiply both.",
            rf"{f}\cdot {norm}={show.number(norm * factor)},\qquad {f}\cdot {show.number(least)}={show.number(least * factor)}",
            "With every entry, the image of every vector is multiplied, so every stretch is.",
        ),
        Step(
            "Divide again.",
            rf"\kappa=\left({f}\cdot {norm}\right)\Big/\left({f}\cdot {show.number(least)}\right)={kappa}",
            "The factor stands in both and cancels. A change of the unit makes no problem harder or easier.",
        ),
    )
    given = rf"\lVert A\rVert_2={norm},\qquad \kappa(A)={kappa}"
    return Derivation("both_stretches_scaled", "A quotient of stretches", given, steps, kappa, str(kappa))


def by_building_one(given, value):
    """Build a matrix with those stretches, scale it, and measure."""
    n, kappa, norm, factor = (given[name] for name in ("n", "kappa", "norm", "factor"))
    stretches = np.linspace(norm, norm / kappa, n)
    Q, _ = np.linalg.qr(np.random.default_rng(4).normal(size=(n, n)))
    return np.isclose(float(value), np.linalg.cond(float(Fraction(factor)) * Q @ np.diag(stretches)))


@question(concepts=["norms-and-conditioning"], kind="compute", verify=by_building_one)
def condition_when_scaled(rng):
    """The condition number of a matrix that was made smaller or larger as a whole."""
    n, kappa = draws.integer(rng, 2, 4), draws.integer(rng, 2, 40) * 10
    norm = draws.integer(rng, 2, 9)
    factor = [Fraction(1, 10), Fraction(1, 100), Fraction(1, 1000), Fraction(10), Fraction(100)][int(rng.integers(5))]
    return Item(
        prompt=rf"A ${n} \times {n}$ matrix $A$ has norm $\lVert A\rVert_2 = {norm}$ and condition number ${kappa}$. Every entry is multiplied by "
        rf"${show.number(factor)}$. What is the condition number now?",
        answer=Number(kappa),
        slips={
            "condition-of-scaled": kappa * factor,
            "det-as-condition": factor**n,
            "norm-for-condition": norm * factor,
        },
        derivation=lambda: both_stretches_scaled(kappa, norm, factor),
        given={"n": n, "kappa": kappa, "norm": norm, "factor": str(factor)},
        nudge="What happens to the largest stretch, what to the smallest, and what to their quotient?",
    )


def error_times_condition(kappa, percent, area):
    """The worst relative error of a solution."""
    shown, right = f"{float(percent):g}", f"{float(percent * kappa):g}"
    steps = (
        Step(
            "Write down what the condition number promises.",
            r"\frac{\lVert\text{error of }\mathbf{x}\rVert}{\lVert\mathbf{x}\rVert}\le\kappa(A)\cdot"
            r"\frac{\lVert\text{error of }\mathbf{b}\rVert}{\lVert\mathbf{b}\rVert}",
            "It says by how much a relative error of the right side can grow on its way to the solution, at worst.",
        ),
        Step(
            "Put in the numbers.",
            rf"{kappa}\cdot {shown}\,\%={right}\,\%",
            "Both errors are relative, so per cent go in and per cent come out.",
        ),
        Step(
            "Leave the determinant aside.",
            rf"\det A={float(area):g}:\quad\text{{not needed}}",
            "It says how areas change, and a change of the unit changes it. It does not bound the error.",
        ),
    )
    given = rf"\kappa(A)={kappa},\qquad {shown}\,\%"
    return Derivation(
        "error_times_condition", "The worst that can happen", given, steps, percent * kappa, rf"{right}\,\%"
    )


def worst_of_many_errors(given, value):
    """A diagonal matrix of that condition, the right side along its largest stretch, and the worst of 360 errors."""
    kappa, percent = given["kappa"], given["percent"]
    A, b = np.diag([1.0, 1.0 / kappa]), np.array([1.0, 0.0])
    x, turned = np.linalg.solve(A, b), np.radians(np.arange(360))
    measured = b[:, None] + percent / 100 * np.array([np.cos(turned), np.sin(turned)])  # (2, 360)
    worst = np.linalg.norm(np.linalg.solve(A, measured) - x[:, None], axis=0).max() / np.linalg.norm(x)
    return np.isclose(float(value), 100 * worst)


@question(concepts=["norms-and-conditioning"], kind="compute", verify=worst_of_many_errors)
def bound_on_error(rng):
    """The largest relative error that a solution can have."""
    kappa, tenths = draws.integer(rng, 3, 60), draws.integer(rng, 1, 9)
    percent, area = Fraction(tenths, 10), Fraction(draws.integer(rng, 2, 9), 10)
    return Item(
        prompt=rf"A matrix has determinant ${float(area):g}$ and condition number ${kappa}$. The right side is known to ${float(percent):g}$ per cent of its "
        "length. By how many per cent can the solution be off, at worst?",
        answer=Number(percent * kappa, unit="%"),
        slips={
            "condition-divided": percent / kappa,
            "det-as-condition": percent / area,
            "error-unchanged": percent,
            "errors-added": percent + kappa,
            "share-for-per-cent": percent * kappa / 100,
            "condition-alone": kappa,
        },
        derivation=lambda: error_times_condition(kappa, percent, area),
        given={"kappa": kappa, "percent": float(percent)},
        nudge="One of the two numbers of the matrix says how far a relative error can be stretched.",
    )


def largest_condition(given, value):
    conditions = {key: np.linalg.cond(np.array(A, dtype=float)) for key, A in given["matrices"].items()}
    return max(conditions, key=conditions.get) == value


@question(concepts=["norms-and-conditioning"], kind="choose", verify=largest_condition)
def which_is_hardest(rng):
    """Which of four matrices stretches errors most."""
    k, m, p = draws.integer(rng, 5, 9), draws.integer(rng, 1, 9), draws.integer(rng, 2, 9)
    near = [[k + 1, k], [k, k - 1]] if rng.random() < 0.5 else [[k, k + 1], [k - 1, k]]
    matrices = {
        "right": near,
        "det-as-condition": [[0, -m], [m, 0]],
        "norm-2-as-max-entry": [[100 * p, -100], [100, 100 * p]],
        "condition-of-scaled": [[2, 1], [1, 2]] if rng.random() < 0.5 else [[1, 2], [-1, 3]],
    }
    prefix = {"det-as-condition": r"\tfrac{1}{1000}", "condition-of-scaled": r"\tfrac{1}{100}"}
    texts = {name: f"${prefix.get(name, '')}{show.matrix(A)}$" for name, A in matrices.items()}
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt="For which of these matrices can an error of the right side be stretched most, relative to the solution?",
        answer=Choice(keys["right"], options),
        slips={name: keys[name] for name in matrices if name != "right"},
        derivation=lambda: derivations.condition(near),
        checks_answer=True,
        given={"matrices": {keys[name]: A for name, A in matrices.items()}},
        nudge="Forget the size of the numbers. Which matrix has columns that nearly share a line?",
    )


def together_or_against(angle, most):
    """How far the crossing moves when both lines slip the same way, and when they slip against each other."""
    h = f"{angle / 2:g}^\\circ"
    slow, fast = 1 / (2 * cos(radians(angle / 2))), 1 / (2 * sin(radians(angle / 2)))
    wanted = 135 if most else 45
    steps = (
        Step(
            "Write down what the two errors do to the crossing.",
            tex.aligned(
                [
                    rf"-\sin {h}\,x_1+\cos {h}\,x_2&=e_1",
                    rf"\sin {h}\,x_1+\cos {h}\,x_2&=e_2",
                ]
            ),
            rf"The lines lean by half of ${angle}^\circ$ to either side. Here $x_1, x_2$ say how far the crossing moves when the right "
            "sides are off by $e_1$ and $e_2$.",
        ),
        Step(
            "Add the two equations, and subtract them.",
            tex.aligned(
                [
                    rf"x_2&=\frac{{e_1+e_2}}{{2\cos {h}}}\approx {slow:.2f}\,(e_1+e_2)",
                    rf"x_1&=\frac{{e_2-e_1}}{{2\sin {h}}}\approx {fast:.2f}\,(e_2-e_1)",
                ]
            ),
            f"The factor {fast:.2f} is the larger one, so a difference of the two errors does most harm, and their sum does little.",
        ),
        Step(
            "Turn the error so that the two are opposite, and equally large."
            if most
            else "Turn the error so that the two are equal.",
            rf"e_2=-e_1:\quad {wanted}^\circ" if most else rf"e_1=e_2:\quad {wanted}^\circ",
            r"The lines then slip against each other. The opposite direction, $-45^\circ$, does the same harm."
            if most
            else r"Both lines then slip the same way, and the crossing hardly moves. The opposite direction, $225^\circ$, is as kind.",
        ),
    )
    answer = rf"{wanted}^\circ"
    return Derivation(
        "together_or_against", "Together or against", rf"\text{{lines at }}{angle}^\circ", steps, wanted, answer
    )


def off_by_solving(given, value):
    """Solve with the error in each of 72 directions; the chosen one must do as much, or as little, as any."""
    h = radians(given["angle"] / 2)
    A = np.array([[-sin(h), cos(h)], [sin(h), cos(h)]])

    def moved(t):
        return float(np.linalg.norm(np.linalg.solve(A, (cos(radians(t)), sin(radians(t))))))

    all_moves, mine = [moved(t) for t in range(0, 360, 5)], moved(value["error"])
    return mine > 0.98 * max(all_moves) if given["most"] else mine < 1.02 * min(all_moves)


@question(concepts=["norms-and-conditioning"], kind="drag", verify=off_by_solving)
def worst_direction(rng):
    """Turning the error of b where it does most harm, or least."""
    angle, most = draws.integer(rng, 12, 60), bool(rng.random() < 0.5)
    wanted, other = (135.0, 45.0) if most else (45.0, 135.0)
    start = {"angle": float(angle), "error": 10.0, "size": 0.0}

    def reached(state):
        off = (state["error"] - wanted + 90) % 180 - 90
        return bool(abs(off) <= 4 and state["angle"] == angle)

    return Item(
        prompt=rf"The two lines cross at ${angle}$ degrees. Turn the error of $\mathbf{{b}}$, and nothing else, to where the crossing moves "
        f"{'furthest' if most else 'least'}.",
        answer=State(
            "stretch-of-errors",
            start,
            reached,
            {**start, "error": wanted},
            told=f"Turn the error until it points slantwise up to the {'left' if most else 'right'}, at ${wanted:g}^\\circ$, or "
            "straight the other way.",
        ),
        slips={"other-extreme": {**start, "error": other}, "one-number-only": {**start, "error": 90.0}},
        derivation=lambda: together_or_against(angle, most),
        given={"angle": angle, "most": most},
        nudge="Watch how the two lines move: together, or against each other?",
        figure="stretch-of-errors",
        state=start,
    )
