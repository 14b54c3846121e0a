"""Practice for the squared misfit: working it out, choosing the better guess, a missing residual, a bell to fit."""

from fractions import Fraction
from math import sqrt

import numpy as np

from fullrank.practice import Choice, Item, Number, State, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# 830 women by height, in groups of 4 cm from 142 cm on (data set "heights"), as in the figure.
COUNTS = np.array([4, 13, 35, 123, 224, 210, 140, 56, 20, 5])
SHARES = 100 * COUNTS / COUNTS.sum()
MIDDLES = 144 + 4 * np.arange(10)


def bell(mean, spread):
    """Per cent of people in each group, if their heights followed this bell."""
    return 400 / (spread * np.sqrt(2 * np.pi)) * np.exp(-(((MIDDLES - mean) / spread) ** 2) / 2)


def misfit(mean, spread):
    return float(((SHARES - bell(mean, spread)) ** 2).sum())


def distance_squared(given, value):
    return np.isclose(np.linalg.norm(np.subtract(given["data"], given["model"])) ** 2, float(value))


@question(concepts=["squared-misfit"], kind="compute", verify=distance_squared)
def misfit_of_guess(rng):
    """The squared misfit of three or four values against data."""
    size = draws.integer(rng, 3, 4)
    data, r = rng.integers(3, 15, size), rng.integers(1, 6, size)
    r[rng.integers(size)] *= -1
    guard(r.sum() not in (-1, 0, 1))
    model = data - r
    slips = {
        "residuals-summed": int(r.sum()),
        "square-of-sum": int(r.sum()) ** 2,
        "absolute-sum": int(np.abs(r).sum()),
        "data-forgotten": int((model**2).sum()),
        "averaged": Fraction(int((r**2).sum()), size),
    }
    kept = int((np.sign(r) * r**2).sum())
    if kept not in slips.values():
        slips["minus-kept"] = kept
    return Item(
        prompt=rf"The data are $\mathbf{{d}} = {show.row(data)}$, and a model says $\mathbf{{m}} = {show.row(model)}$. "
        "What is its squared misfit?",
        answer=Number(int((r**2).sum())),
        slips=slips,
        derivation=lambda: derivations.squared_misfit(model, data),
        given={"data": data, "model": model},
        nudge="One residual for each number: data minus model. Square each by itself, and add at the end.",
    )


def smallest_distance(given, value):
    far = {key: np.linalg.norm(np.subtract(given["data"], model)) for key, model in given["models"].items()}
    return all(far[value] < other for key, other in far.items() if key != value)


@question(concepts=["squared-misfit"], kind="choose", verify=smallest_distance)
def better_guess(rng):
    """Which of four models has the smallest squared misfit."""
    data = rng.integers(8, 25, 4)
    big = draws.integer(rng, 5, 6)
    left = {
        "right": rng.permutation([2, 2, 2, -1] if rng.random() < 0.5 else [2, 2, -2, 1]),
        "residuals-summed": rng.permutation([big, -big, 3, -3]),
        "absolute-sum": rng.permutation([0, 0, 0, big]),
        "data-forgotten": data - np.maximum(data - rng.integers(5, 8, 4), 0),
    }
    models = {name: data - r * (1 if name == "data-forgotten" else rng.choice([-1, 1])) for name, r in left.items()}
    guard(
        (models["data-forgotten"] ** 2).sum()
        < min((models[name] ** 2).sum() for name in models if name != "data-forgotten")
    )
    keys, options = draws.shuffled(rng, {name: f"${show.row(model)}$" for name, model in models.items()})
    return Item(
        prompt=rf"Four receipts say $\mathbf{{d}} = {show.row(data)}$. Four guesses at the prices would have made them as "
        "follows. Which guess has the smallest squared misfit?",
        answer=Choice(keys["right"], options),
        slips={name: key for name, key in keys.items() if name != "right"},
        derivation=lambda: derivations.squared_misfit(models["right"], data),
        checks_answer=True,
        given={"data": data, "models": {keys[name]: model for name, model in models.items()}},
        nudge="Write the four residuals under each guess. Long ones count for more than their share, whatever their sign.",
    )


def squares_add_up(given, value):
    known = np.array(given["known"], dtype=float)
    return float(value) > 0 and np.isclose(known @ known + float(value) ** 2, given["misfit"])


def what_is_left(known, r, total):
    """From the misfit back to the residual that is missing."""
    squares = [int(x) ** 2 for x in known]
    rest = "".join(f"-{square}" for square in squares)
    steps = (
        Step(
            "Write down what the misfit is made of.",
            rf"{'+'.join(str(square) for square in squares)}+r^2={total}",
            "Every residual gives its own square, and the misfit is their sum.",
        ),
        Step(
            "Take away the squares that are known.",
            rf"r^2={total}{rest}={r * r}",
            "What is left is the square of the residual that is missing.",
        ),
        Step(
            "Take the root, and mind the sign.",
            rf"r=\sqrt{{{r * r}}}={r}",
            rf"Both ${r}$ and ${-r}$ have this square; the missing residual is known to be positive.",
        ),
    )
    given = rf"\text{{residuals }}{', '.join(str(x) for x in known)}, r,\qquad \text{{misfit }}{total}"
    return Derivation("squared_misfit", "The residual that is missing", given, steps, None, f"r={r}")


@question(concepts=["squared-misfit"], kind="missing", verify=squares_add_up)
def missing_residual(rng):
    """The residual that is missing, from the misfit and the others."""
    r, known = draws.integer(rng, 2, 9), draws.vector(rng, draws.integer(rng, 2, 3), 5)
    total = r * r + int((known**2).sum())
    guard(min(known) < 0 and known.sum() ** 2 != (known**2).sum())
    slips = {"absolute-sum": total - int(np.abs(known).sum()), "residuals-summed": total - int(known.sum())}
    kept = total - int((np.sign(known) * known**2).sum())
    if kept > 0:
        slips["minus-kept"] = sqrt(kept)
    return Item(
        prompt=rf"A model has the residuals ${', '.join(str(x) for x in known)}$ and a last one that you cannot read. You know that "
        rf"it is positive, and that the squared misfit is ${total}$. What is the last residual?",
        answer=Number(r),
        slips=slips,
        derivation=lambda: what_is_left(known, r, total),
        given={"known": known, "misfit": total},
        nudge="Take the squares of the residuals that you know away from the misfit. What is left is one square.",
    )


def squares_stay_below(given, value):
    model = bell(value["mean"], value["spread"])
    return float(np.sum((model - SHARES) ** 2)) < given["below"]


GOOD = (162.5, 5.75)  # a mean and a spread that fit well


def sideways_and_wider(mean, spread, below):
    """Moving the bell sideways first, then making it narrower or wider."""

    def squares(at):
        return rf"\text{{mean }}{at[0]:g},\quad\text{{spread }}{at[1]:g}:\quad\text{{misfit }}\approx {misfit(*at):.1f}"

    too_far, ahead = ("left", "right") if mean < GOOD[0] else ("right", "left")
    narrow = spread < GOOD[1]
    steps = (
        Step(
            "Look where the large squares stand.",
            squares((mean, spread)),
            f"The bars rise above the bell on the {ahead}, so the bell stands too far {too_far}.",
        ),
        Step(
            f"Move the bell to the {ahead}, until it stands over the two highest bars.",
            squares((GOOD[0], spread)),
            "They reach from 158 to 166 cm, and their middle is 162. Of the bars beside them the one on the right is a little higher, "
            "so the mean lies slightly to the right of 162.",
        ),
        Step(
            f"Make the bell {'wider' if narrow else 'narrower'}, and watch the squares shrink.",
            squares(GOOD),
            f"It was too {'narrow' if narrow else 'wide'}: the bars stood above it "
            f"{'at both ends, and below it in the middle' if narrow else 'in the middle, and below it at both ends'}.",
        ),
        Step(
            "Check against the number that was asked for.",
            f"{misfit(*GOOD):.1f}<{below}",
            "Every other bell whose misfit is below that number is as good an answer.",
        ),
    )
    given = rf"\text{{mean }}{mean:g},\quad\text{{spread }}{spread:g},\qquad\text{{misfit wanted: below }}{below}"
    return Derivation("fit_the_bell", "Sideways first, then the width", given, steps, None, squares(GOOD))


@question(concepts=["squared-misfit"], kind="drag", verify=squares_stay_below)
def fit_the_bell(rng):
    """Moving a bell until its squared misfit is below a given number."""
    below = draws.integer(rng, 9, 60)
    first = {"mean": float(rng.choice([154, 155, 156, 168, 169, 170])), "spread": float(rng.integers(4, 10))}
    return Item(
        prompt=f"Move the bell until the squared misfit is below ${below}$.",
        answer=State(
            "residual-sticks",
            first,
            lambda at: misfit(at["mean"], at["spread"]) < below,
            {"mean": GOOD[0], "spread": GOOD[1]},
            told=f"Drag the top of the bell until its mean is about ${GOOD[0]}$ cm and its spread about ${GOOD[1]}$ cm. No bell fits "
            "much better than this one.",
        ),
        derivation=lambda: sideways_and_wider(first["mean"], first["spread"], below),
        given={"below": below},
        nudge="Look for the largest square. Would the bell have to move sideways to shrink it, or grow narrower or wider?",
        figure="residual-sticks",
        state=first,
    )
