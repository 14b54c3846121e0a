"""Practice for parameter space: which knob to turn, a step downhill, contours, the floor of a valley, a map to walk on."""

from fractions import Fraction

import numpy as np

from fullrank.practice import Choice, Item, Number, State, Vector, derivations, draws, guard, question, show

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
OPPOSITE = {"lower": "raise", "raise": "lower", "widen": "narrow", "narrow": "widen"}


def lowers_most(given, value):
    """Turn each knob a little, work the misfit out anew, and compare."""
    bars = bell(SEVEN, *given["bars"], 2)

    def after(key):
        dm, ds = given["turns"][key]
        mean, spread = given["bell"]
        return ((bars - bell(SEVEN, mean + 0.2 * dm, spread + 0.2 * ds, 2)) ** 2).sum()

    return all(after(value) < after(key) for key in given["turns"] if key != value)


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
    equal, different, above = np.isclose(height(one), height(two)), tuple(one) != tuple(two), height((m, n)) > 0
    return bool(equal and different and above) and given["meaning"][value] == "right"


@question(concepts=["parameter-space"], kind="choose", verify=says_what_a_contour_says)
def same_contour(rng):
    """What two points on one contour have in common."""
    m, n, floor = int(rng.integers(158, 167)), int(rng.integers(5, 9)), int(rng.integers(2, 9))
    p, q = draws.vector(rng, 2, 3)
    guard(abs(p) != abs(q))
    one, two = (m + p, n + q), (m + q, n + p)
    guard(min(one[1], two[1]) > 1)
    level = floor + p * p + q * q
    keys, options = draws.shuffled(
        rng,
        {
            "right": "They miss the data by equally much, each in its own way",
            "contour-same-model": "They are the same bell, since the same contour passes through both points",
            "perfect-at-minimum": "Inside that contour there must be a bell that fits perfectly, with misfit 0",
            "along-the-contour": "Whoever walks along the contour from one to the other goes downhill first",
        },
    )
    return Item(
        prompt=rf"On a map of bells, the points ${show.row(one)}$ and ${show.row(two)}$ (mean, spread) lie on the same closed contour, marked "
        rf"${level}$. What follows about the two bells?",
        answer=Choice(keys["right"], options),
        slips={name: key for name, key in keys.items() if name != "right"},
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
        rf"the price is $x$, the same everywhere. The misfit is lowest at $x = {best}$. How high is the ground there?",
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
            {**first, "mean": 162.3, "spread": 5.7},
            told="Drag the point to a mean of about $162.3$ and a spread of about $5.7$: the bottom of the valley.",
        ),
        given={"below": below},
        nudge="Leave the contour where you are, squarely, towards the inner ones. The button shows the way down.",
        figure="error-map",
        state=first,
    )
