"""Practice for parameter space: which knob to turn, a step downhill, contours, the floor of a valley, a map to walk on."""

from fractions import Fraction
from itertools import groupby

import numpy as np

from fullrank.practice import Choice, Item, Number, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# 830 women by height, in groups of 4 cm from 142 cm on (data set "heights"), as in the figure.
COUNTS = np.array([4, 13, 35, 123, 224, 210, 140, 56, 20, 5])
SHARES = 100 * COUNTS / COUNTS.sum()
MIDDLES = 144 + 4 * np.arange(10)


def bell(middles, mean, spread, wide):
    """Per cent in each group of this width, if the values followed this bell."""
    return 100 * wide / (spread * np.sqrt(2 * np.pi)) * np.exp(-(((middles - mean) / spread) ** 2) / 2)


def misfit(mean, spread):
    return float(((SHARES - bell(MIDDLES, mean, spread, 4)) ** 2).sum())


# --- which knob, and which way --------------------------------------------------------------------

SEVEN = np.arange(-3, 4) * 2.0
TURNS = {
    "lower": (-1, 0, "Lower the mean: the bars stand above the bell on the left and below it on the right"),
    "raise": (1, 0, "Raise the mean: the bars stand above the bell on the right and below it on the left"),
    "widen": (0, 1, "Make the spread larger: the bars stand above the bell at both ends and below it in the middle"),
    "narrow": (0, -1, "Make the spread smaller: the bars stand above the bell in the middle and below it at both ends"),
}
EFFECTS = {
    "lower": "A lower mean takes the bell to the left: there it rises towards the bars, and on the right it sinks towards them.",
    "raise": "A higher mean takes the bell to the right: there it rises towards the bars, and on the left it sinks towards them.",
    "widen": "A larger spread lifts both ends of the bell towards the bars, and its middle sinks towards them.",
    "narrow": "A smaller spread lifts the middle of the bell towards the bars, and both ends sink towards them.",
}
OPPOSITE = {"lower": "raise", "raise": "lower", "widen": "narrow", "narrow": "widen"}


def lowers_most(given, value):
    """Turn each knob a little, work the misfit out anew, and compare."""
    bars = bell(SEVEN, *given["bars"], 2)

    def after(key):
        dm, ds = given["turns"][key]
        mean, spread = given["bell"]
        return ((bars - bell(SEVEN, mean + 0.2 * dm, spread + 0.2 * ds, 2)) ** 2).sum()

    return all(after(value) < after(key) for key in given["turns"] if key != value)


def from_the_signs(residuals, turn):
    """Which knob to turn, and which way, from the signs of the residuals."""
    values = [int(r) for r in residuals]
    signs = ["0" if r == 0 else "+" if r > 0 else "-" for r in values]
    runs = [sign for sign, _ in groupby(sign for sign in signs if sign != "0")]
    turns = r"\;\to\;".join(runs)
    change, seen = TURNS[turn][2].split(": ")
    squares = "+".join(str(r * r) for r in values)
    knob, count = ("mean", "one change") if len(runs) == 2 else ("spread", "two changes")
    steps = (
        Step(
            "Square each residual, and add: does anything have to be turned?",
            f"{squares}={sum(r * r for r in values)}",
            f"Added with their signs, the residuals come to ${sum(values)}$, because pluses and minuses largely cancel. Squares cannot "
            "cancel: this bell does not fit yet.",
        ),
        Step(
            "Write the sign under each residual.",
            rf"\begin{{array}}{{{'c' * len(values)}}}{'&'.join(map(str, values))}\\{'&'.join(signs)}\end{{array}}",
            f"A plus is a bar above the bell, and a minus is a bar below it. So {seen}."
            + (" A $0$ says nothing either way." if "0" in signs else ""),
        ),
        Step(
            "Count how often the sign changes from left to right.",
            rf"{turns}:\quad\text{{{count}, so the {knob}}}",
            "The mean slides the bell: one side rises and the other sinks. The spread does the same to both ends, and the opposite "
            "to the middle.",
        ),
        Step(
            f"Turn the {knob} so that the bell rises where the bars stand above it.",
            rf"\text{{{change}}}",
            f"{EFFECTS[turn]} The opposite turn would raise the misfit.",
        ),
    )
    given = rf"\text{{residuals }}{show.row(residuals)}"
    return Derivation("which_knob", "Which knob, and which way", given, steps, None, rf"\text{{{change}}}")


@question(concepts=["parameter-space"], kind="choose", verify=lowers_most)
def which_knob(rng):
    """Which knob of a bell to turn, and which way, judged by the residuals."""
    turn = list(TURNS)[rng.integers(4)]
    dm, ds, _ = TURNS[turn]
    mean, spread = rng.integers(-10, 11) / 10, rng.integers(22, 31) / 10
    off = rng.integers(8, 15) / 10
    now = (mean - dm * off, spread - ds * off * 0.8)
    residuals = np.rint(bell(SEVEN, mean, spread, 2) - bell(SEVEN, *now, 2)).astype(int)
    guard(np.count_nonzero(residuals) >= 5)
    other = list(TURNS)[rng.integers(2) + (2 if dm else 0)]
    texts = {
        "right": TURNS[turn][2],
        "step-uphill": TURNS[OPPOSITE[turn]][2],
        "wrong-axis": TURNS[other][2],
        "fits-already": "Turn neither: the residuals above and below nearly cancel, so the bell fits",
    }
    keys, options = draws.shuffled(rng, texts)
    turns = {"right": turn, "step-uphill": OPPOSITE[turn], "wrong-axis": other}
    return Item(
        prompt="A bell lies over seven bars. From the leftmost bar to the rightmost, the residuals (bar minus bell, in per cent) are "
        rf"${show.row(residuals)}$. Which change lowers the misfit most, and why?",
        answer=Choice(keys["right"], options),
        slips={name: key for name, key in keys.items() if name != "right"},
        derivation=lambda: from_the_signs(residuals, turn),
        given={
            "bars": (mean, spread),
            "bell": now,
            "turns": {keys[name]: TURNS[way][:2] for name, way in turns.items()} | {keys["fits-already"]: (0, 0)},
        },
        nudge="Sketch it: where are the bars above the bell, and where below? Then move the bell towards the bars that stick out.",
    )


# --- a step on the map of prices ------------------------------------------------------------------


def basket(row):
    """A basket in words: 2 loaves and 1 jar."""
    loaves, jars = row
    return f"{loaves} {'loaf' if loaves == 1 else 'loaves'} and {jars} {'jar' if jars == 1 else 'jars'}"


def nothing_near_is_lower(given, value):
    A, b, at = (np.array(given[name], dtype=float) for name in ("A", "b", "at"))
    place = np.array(value, dtype=float)
    around = [at + move for move in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    heights = [np.linalg.norm(A @ p - b) for p in around]
    return any(np.allclose(place, p) for p in around) and np.isclose(np.linalg.norm(A @ place - b), min(heights))


@question(concepts=["parameter-space"], kind="compute", verify=nothing_near_is_lower)
def best_step(rng):
    """The lowest of the four neighbours on the map of two prices."""
    A, prices = rng.integers(1, 4, (2, 2)), draws.distinct(rng, 2, 2, 8)
    b = A @ prices + rng.integers(0, 2, 2)
    at = prices + draws.vector(rng, 2, 2)
    guard(min(at) >= 1 and A[0].tolist() != A[1].tolist())
    moves = np.array([(1, 0), (-1, 0), (0, 1), (0, -1)])
    heights = [int(((A @ (at + move) - b) ** 2).sum()) for move in moves]
    here = int(((A @ at - b) ** 2).sum())
    order = np.argsort(heights)
    guard(heights[order[0]] < here and heights[order[0]] < heights[order[1]])
    best = moves[order[0]]
    across = [k for k in range(4) if not moves[k] @ best]
    guard(heights[across[0]] != heights[across[1]])
    turned = moves[min(across, key=lambda k: heights[k])]
    slips = {"step-uphill": at - best, "wrong-axis": at + turned, "stayed-put": at}
    if not any(np.array_equal(best, place) for place in (at + best, *slips.values())):
        slips["move-for-place"] = best
    if not any(np.array_equal(prices, place) for place in (at + best, *slips.values())) and np.array_equal(
        A @ prices, b
    ):
        slips["all-the-way"] = prices
    first, second = (f"{basket(row)} come to ${total}$" for row, total in zip(A.tolist(), b.tolist(), strict=True))
    return Item(
        prompt=rf"On one receipt, {first}; on another, {second}. You stand at the prices ${show.row(at)}$, for a loaf and for a jar. "
        "Of the four neighbours one unit away, which has the smallest squared misfit? Give its two prices.",
        answer=Vector(at + best),
        slips=slips,
        derivation=lambda: derivations.try_neighbours(A, b, at, 1),
        given={"A": A, "b": b, "at": at},
        nudge="Are the two receipts too dear or too cheap at the prices where you stand? Try the neighbours that mend it.",
    )


# --- contours and the floor -----------------------------------------------------------------------


def says_what_a_contour_says(given, value):
    (m, n), floor = given["bottom"], given["floor"]

    def height(place):
        return floor + (place[0] - m) ** 2 + (place[1] - n) ** 2

    one, two = given["points"]
    gap = height(one) - height(two)
    says = {
        "equal": np.isclose(gap, 0) and tuple(one) != tuple(two),
        "first": gap < -1e-9,
        "second": gap > 1e-9,
        "one-bell": tuple(one) == tuple(two),
        "perfect": np.isclose(height((m, n)), 0),
    }
    return bool(says.get(given["meaning"][value], False))  # nobody who keeps to one height goes downhill


def what_the_map_says(one, two, low, high):
    """What follows from the heights of the contours on which two points lie, and what does not."""
    alike = low == high
    if alike:
        seen = "So both bells miss the data by equally much."
        compared = rf"\text{{mean: }}{one[0]}\neq {two[0]},\qquad\text{{spread: }}{one[1]}\neq {two[1]}"
        told = "A point is one setting of the knobs, and so one bell. These are two different bells with one misfit."
        answer = r"\text{equal misfit, different bells}"
    else:
        better = "first" if low < high else "second"
        seen = "So the two bells miss the data by different amounts."
        compared = rf"{min(low, high)}<{max(low, high)}"
        told = f"The lower the ground, the better the bell: the {better} one misses the data by less, whatever the two look like."
        answer = rf"\text{{the {better} bell misses by less}}"
    steps = (
        Step(
            "Read what is written on each contour: the height of the ground.",
            rf"\text{{misfit at }}{show.row(one)}={low},\qquad\text{{misfit at }}{show.row(two)}={high}",
            f"The height at a point is the squared misfit of its bell, and a contour joins points of equal height. {seen}",
        ),
        Step("Compare the two settings." if alike else "Compare the two heights.", compared, told),
        Step(
            "Test the claim about the ground inside a contour.",
            rf"0\le\text{{lowest misfit inside}}\le {low}",
            "Squares are never negative, so no ground lies below 0. But nothing says that it reaches 0: even the best bell may leave "
            "something over.",
        ),
    )
    given = rf"{show.row(one)}\text{{ on the contour }}{low},\qquad{show.row(two)}\text{{ on the contour }}{high}"
    return Derivation("same_contour", "What a contour says", given, steps, None, answer)


@question(concepts=["parameter-space"], kind="choose", verify=says_what_a_contour_says)
def same_contour(rng):
    """What follows for two bells from the contours on which they lie."""
    m, n, floor = int(rng.integers(158, 167)), int(rng.integers(5, 9)), int(rng.integers(2, 9))
    p, q = draws.vector(rng, 2, 3)
    guard(abs(p) != abs(q))
    alike = rng.random() < 0.4
    r, s = (q, p) if alike else draws.vector(rng, 2, 3)
    one, two = (m + p, n + q), (m + r, n + s)
    low, high = floor + p * p + q * q, floor + r * r + s * s
    guard(min(one[1], two[1]) > 1 and (alike or low != high))
    texts = {
        "equal": "They miss the data by equally much, though the two may look quite different",
        "one-bell": "They are the same bell, since the same contour passes through both points",
        "path": "Whoever walks along the contour from one to the other goes downhill first",
    }
    slips = {"contour-same-model": "one-bell", "along-the-contour": "path"}
    right = "equal"
    if not alike:
        right, other = ("first", "second") if low < high else ("second", "first")
        texts = {
            "equal": "They miss the data by equally much, since both contours run round one lowest point",
            "first": "The first bell misses the data by less than the second, whatever the two look like",
            "second": "The second bell misses the data by less than the first, whatever the two look like",
        }
        slips = {"height-as-praise": other, "marks-not-read": "equal"}
    texts["perfect"] = "Inside a closed contour there must be a bell that fits perfectly, with misfit 0"
    keys, options = draws.shuffled(rng, texts)
    where = "lie on one closed contour" if alike else "lie on two closed contours"
    marks = rf"marked ${low}$" if alike else rf"the first marked ${low}$ and the second ${high}$"
    return Item(
        prompt=rf"On a map of bells, the height is the squared misfit. The points ${show.row(one)}$ and ${show.row(two)}$ (mean, spread) "
        rf"{where}, {marks}. What follows about the two bells?",
        answer=Choice(keys[right], options),
        slips={name: keys[text] for name, text in {**slips, "perfect-at-minimum": "perfect"}.items()},
        derivation=lambda: what_the_map_says(one, two, low, high),
        given={
            "points": (one, two),
            "bottom": (m, n),
            "floor": floor,
            "meaning": {key: name for name, key in keys.items()},
        },
        nudge="What is written on a contour: the setting of the knobs, or the height of the ground?",
    )


def lowest_on_a_fine_grid(given, value):
    data = np.array(given["data"], dtype=float)
    tried = np.linspace(data.min(), data.max(), 2001)
    heights = ((data[:, None] - tried) ** 2).sum(axis=0)
    return abs(float(value) - heights.min()) < 1e-3


@question(concepts=["parameter-space"], kind="compute", verify=lowest_on_a_fine_grid)
def lowest_ground(rng):
    """The misfit at the lowest point of a model with one knob."""
    size = draws.integer(rng, 3, 4)
    off = rng.integers(-4, 5, size)
    off[-1] = -off[:-1].sum()
    guard(np.abs(off).max() <= 6 and np.count_nonzero(off) >= 2 and (np.abs(off) > 1).any())
    best = int(rng.integers(8, 20))
    data = best + off
    guard(abs(data).sum() != (off**2).sum())
    height = int((off**2).sum())
    slips = {"nothing-left-over": 0, "knob-for-height": best}
    for name, value in (("lowest-by-sizes", int(np.abs(off).sum())), ("lowest-averaged", Fraction(height, size))):
        if value not in (height, *slips.values()):
            slips[name] = value
    return Item(
        prompt=f"Mira bought the same cheese at {'three' if size == 3 else 'four'} stalls and paid ${show.row(data)}$. Her model has one knob: "
        rf"the price is $x$, the same everywhere. The misfit is lowest at $x = {best}$. How high is the ground there, "
        "that is, how large is the squared misfit?",
        answer=Number(height),
        slips=slips,
        derivation=lambda: derivations.squared_misfit([best] * size, data),
        given={"data": data},
        nudge="The lowest point is a setting of the knob; its height is a misfit. Work out the residuals at that setting.",
    )


# --- a walk on the map ----------------------------------------------------------------------------


def ground_is_low_enough(given, value):
    model = bell(MIDDLES, value["mean"], value["spread"], 4)
    return float(np.linalg.norm(model - SHARES) ** 2) < given["below"]


LOWEST = (162.3, 5.7)  # the bottom of the valley, as the lesson names it


def across_and_along(mean, spread, below):
    """Two straight walks into the valley: to the mean first, then to the spread."""

    def height(at):
        return rf"\text{{misfit at }}({at[0]:g},\, {at[1]:g})\approx {misfit(*at):.1f}"

    too_far, ahead = ("left", "right") if mean < LOWEST[0] else ("right", "left")
    narrow = spread < LOWEST[1]
    steps = (
        Step(
            "Look at the bell that belongs to the point where you stand.",
            height((mean, spread)),
            f"The bell stands too far {too_far}: the bars rise above it on the {ahead}. So the mean is wrong.",
        ),
        Step(
            f"Walk to the {ahead} until the innermost contours lie straight {'above' if narrow else 'below'} you.",
            height((LOWEST[0], spread)),
            f"They close in on the mean ${LOWEST[0]}$, where the bell stands over the highest bars.",
        ),
        Step(
            f"Now walk {'up' if narrow else 'down'}, into the middle of the innermost contours.",
            height(LOWEST),
            f"The bell was too {'narrow' if narrow else 'wide'}, and a {'larger' if narrow else 'smaller'} spread mends that.",
        ),
        Step(
            "Check against the number that was asked for.",
            f"{misfit(*LOWEST):.1f}<{below}",
            "Every other point where the misfit is below that number is as good an answer.",
        ),
    )
    given = rf"\text{{start }}({mean:g},\, {spread:g}),\qquad\text{{misfit wanted: below }}{below}"
    return Derivation("drag_on_the_map", "Two walks into the valley", given, steps, None, height(LOWEST))


@question(concepts=["parameter-space"], kind="drag", verify=ground_is_low_enough)
def drag_on_the_map(rng):
    """Dragging a point on the map of bells until the misfit is below a given number."""
    below = draws.integer(rng, 9, 60)
    mean, spread = float(rng.choice([157, 158, 159, 166, 167])), float(rng.integers(4, 11))
    first = {"mean": mean, "spread": spread, "m0": mean, "s0": spread}
    guard(misfit(mean, spread) > 150)
    return Item(
        prompt=f"Each point of the map is a bell. Drag the point until the misfit is below ${below}$.",
        answer=State(
            "error-map",
            first,
            lambda at: misfit(at["mean"], at["spread"]) < below,
            {**first, "mean": LOWEST[0], "spread": LOWEST[1]},
            told=f"Drag the point to a mean of about ${LOWEST[0]}$ and a spread of about ${LOWEST[1]}$: the bottom of the valley.",
        ),
        derivation=lambda: across_and_along(mean, spread, below),
        given={"below": below},
        nudge="Leave the contour where you are, squarely, towards the inner ones. The button shows the way down.",
        figure="error-map",
        state=first,
    )
