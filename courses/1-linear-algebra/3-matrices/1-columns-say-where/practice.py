"""Practice for products of a matrix and a vector, and for the shapes of arrays."""

import numpy as np

from fullrank.practice import Choice, Item, Number, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# --- numpy-shapes ---------------------------------------------------------------------------------


SIGNS = {"@": np.matmul, "+": np.add, "-": np.subtract, "*": np.multiply}


def carried_out(line, arrays):
    """What NumPy gives for a line such as "a - b.T", "a[:, None] * b" or "np.outer(a, b)"."""

    def read(word):
        name = word.removesuffix(".T").removesuffix("[:, None]")
        found = arrays[name]
        return found.T if word.endswith(".T") else found[:, None] if word.endswith("]") else found

    if line.startswith("np.outer("):
        return np.outer(*(read(word) for word in line[len("np.outer(") : -1].split(", ")))
    sign = next(sign for sign in SIGNS if f" {sign} " in line)
    left, right = line.split(f" {sign} ")
    return SIGNS[sign](read(left), read(right))


def zeros(shapes):
    return {name: np.zeros(shape) for name, shape in shapes.items()}


def tuple_of(shape):
    return rf"\texttt{{({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})}}"


def shapes_meet(line, shapes):
    """The rule by which two shapes meet in a line, in two steps: what is done, the shapes, why."""
    outer, matmul = line.startswith("np.outer("), " @ " in line
    told = list(shapes.values())
    if outer:
        return Step(
            "Put the two lengths side by side.",
            rf"{tuple_of(told[0])},\ {tuple_of(told[1])}\;\longrightarrow\;{tuple_of((*told[0], *told[1]))}",
            "`np.outer` multiplies each entry of the first with each entry of the second: a row for each entry of the first, a "
            "column for each of the second.",
        )
    if matmul:
        found = carried_out(line, zeros(shapes)).shape
        return Step(
            "Let the last length on the left meet the first on the right.",
            rf"{tuple_of(told[0])}\ \texttt{{@}}\ {tuple_of(told[1])}\;\longrightarrow\;{tuple_of(found)}",
            f"Both are {told[0][-1]}. `@` multiplies entries in pairs and adds them up, so these two lengths disappear. What is "
            "left of the shapes stays.",
        )
    rows = [(1,) * (2 - len(shape)) + shape for shape in told] if max(map(len, told)) == 2 else told
    return Step(
        "Line the two shapes up from the right, and put a 1 where one is shorter.",
        rf"\begin{{aligned}}&{tuple_of(rows[0])} \\[4pt] &{tuple_of(rows[1])}\end{{aligned}}",
        "An operation entry by entry compares the last lengths first. Equal lengths fit, and a 1 is stretched to the other length.",
    )


def from_shapes(line, shapes, count):
    """The shape of a line of NumPy, from the shapes that go in; with count, how many numbers that is."""
    try:
        found = carried_out(line, zeros(shapes)).shape
    except ValueError:
        found = None
    flat = ".T" in line
    first = Step(
        "Write the shapes down, and rub out every `.T` behind a 1-D array." if flat else "Write the shapes down.",
        r",\qquad ".join(rf"\texttt{{{name}}}:\ {tuple_of(shape)}" for name, shape in shapes.items()),
        "A 1-D array has one length and nothing to exchange, so `.T` gives back the same array."
        if flat
        else "A shape with one number is a 1-D array: it is neither a row nor a column.",
    )
    shown = r"\text{NumPy refuses}" if found is None else tuple_of(found)
    why = (
        "Two different lengths stand under each other, and neither is 1. NumPy does not guess which way was meant."
        if found is None
        else "Nothing is left of the shapes: the result is a single number."
        if found == ()
        else "At each place the larger length stays."
        if " @ " not in line and not line.startswith("np.outer(")
        else "The result has this shape."
    )
    answer = shown
    if count:
        product = r"\cdot ".join(map(str, found)) or "1"
        answer = str(int(np.prod(found)))
        shown = rf"{shown}:\quad {product}{'' if product == answer else f'={answer}'}"
        why += " The lengths multiplied give how many numbers there are." if len(found) > 1 else ""
    last = Step("Read off the result, and count." if count else "Read off the result.", shown, why)
    steps = (first, shapes_meet(line, shapes), last)
    return Derivation("from_shapes", "Shapes first", rf"\texttt{{{line.replace('_', '')}}}", steps, answer, answer)


def numpy_counts(given, value):
    """Let NumPy do it with arrays of zeros."""
    return np.size(carried_out(given["line"], zeros(given["shapes"]))) == value


@question(concepts=["numpy-shapes"], kind="compute", verify=numpy_counts)
def numbers_in_result(rng):
    """How many numbers a line of NumPy gives back."""
    n, m = (int(one) for one in draws.distinct(rng, 2, 2, 9))
    a, b = [("old", "new"), ("y", "guess"), ("paid", "due"), ("u", "v")][rng.integers(4)]
    sign = ["-", "+", "*"][rng.integers(3)]
    line, shapes, answer, slips = [
        (f"{a} {sign} {b}", {a: (n, 1), b: (n,)}, n * n, {"broadcast-by-accident": n}),
        (f"{a} {sign} {b}", {a: (n,), b: (m, 1)}, n * m, {"broadcast-by-accident": max(n, m)}),
        (f"{a} {sign} {b}", {a: (m, n), b: (n,)}, n * m, {"broadcast-by-accident": n}),
        (f"{a} @ {b}", {a: (n,), b: (n,)}, 1, {"outer-as-inner": n * n, "products-not-added": n}),
        (f"{a}.T @ {b}", {a: (n,), b: (n,)}, 1, {"1-D-transpose": n * n, "products-not-added": n}),
        (f"np.outer({a}, {b})", {a: (n,), b: (m,)}, n * m, {"outer-as-inner": 1}),
        (f"{a} {sign} {b}.T", {a: (n,), b: (n,)}, n, {"1-D-transpose": n * n}),
    ][rng.integers(7)]
    told = " and ".join(f"`{name}` has shape `{shape}`" for name, shape in shapes.items())
    return Item(
        prompt=f"{told}. How many numbers are in `{line}`?",
        answer=Number(answer),
        slips=slips,
        derivation=lambda: from_shapes(line, shapes, count=True),
        given={"line": line, "shapes": shapes},
        nudge="Write the two shapes under each other, lined up from the right. For `@`, see which lengths meet.",
    )


def shape_is_what_numpy_gives(given, value):
    try:
        found = str(np.shape(carried_out(given["line"], zeros(given["shapes"]))))
    except ValueError:
        found = "refuses"
    return given["meaning"][value] == found


@question(concepts=["numpy-shapes"], kind="choose", verify=shape_is_what_numpy_gives)
def shape_of_result(rng):
    """Which shape a line of NumPy gives back, or whether it refuses."""
    n, m = (int(one) for one in draws.distinct(rng, 2, 2, 9))
    line, shapes, right, slips = [
        ("A @ x.T", {"A": (m, n), "x": (n,)}, (m,), {"1-D-transpose": (m, 1), "products-not-added": (m, n)}),
        ("A * x", {"A": (m, n), "x": (n,)}, (m, n), {"broadcast-by-accident": (m,)}),
        ("y - p", {"y": (n, 1), "p": (n,)}, (n, n), {"broadcast-by-accident": (n,)}),
        ("u @ v", {"u": (n,), "v": (n,)}, (), {"outer-as-inner": (n, n), "products-not-added": (n,)}),
        ("u - v.T", {"u": (n,), "v": (n,)}, (n,), {"1-D-transpose": (n, n)}),
        ("np.outer(u, v)", {"u": (m,), "v": (n,)}, (m, n), {"outer-as-inner": ()}),
        ("A + b", {"A": (m, n), "b": (m,)}, "refuses", {"stretched-by-force": (m, n)}),
    ][rng.integers(7)]
    meant = {"right": right, **slips}
    for extra in ("refuses", (n, m), (m, 1), (1, n)):
        if len(meant) < 4 and extra not in meant.values():
            meant[f"other {extra}"] = extra
    words = {name: "NumPy refuses" if shape == "refuses" else f"`{shape}`" for name, shape in meant.items()}
    keys, options = draws.shuffled(rng, words)
    told = " and ".join(f"`{name}` has shape `{shape}`" for name, shape in shapes.items())
    return Item(
        prompt=f"{told}. What is the shape of `{line}`? An empty pair of brackets is a single number.",
        answer=Choice(keys["right"], options),
        slips={name: keys[name] for name in slips},
        derivation=lambda: from_shapes(line, shapes, count=False),
        given={"line": line, "shapes": shapes, "meaning": {keys[name]: str(shape) for name, shape in meant.items()}},
        nudge="A 1-D array has one length. Which lengths stand under each other, and which disappear?",
    )


def line_by_line(lines, n):
    """What each line gives back, in the order in which they are shown."""
    why = {
        "@": "Products of matching entries, added up: a single number.",
        "np.outer": "Each entry of the first times each entry of the second: a table.",
        "[:, None]": "The first is made a column. Stretched against the second it gives each entry times each entry: a table.",
        ".T": "Behind a 1-D array `.T` does nothing, so these are the products of matching entries, not added.",
        "*": "Products of matching entries, not added.",
    }
    steps = []
    for place, (_, line) in zip(("first", "second", "third", "fourth"), sorted(lines.items()), strict=True):
        sign = next(sign for sign in why if sign in line)
        shape = {"@": (), "np.outer": (n, n), "[:, None]": (n, n)}.get(sign, (n,))
        found = rf"{tuple_of((n,))},\ {tuple_of((n,))}\;\longrightarrow\;{tuple_of(shape)}"
        steps.append(Step(f"See what the {place} line gives: `{line}`.", found, why[sign]))
    return tuple(steps)


def only_one_does_it(lines, right, wanted, n):
    """The four lines one after the other, and the one that gives what is wanted."""
    needed = (n, n) if wanted == "table" else ()
    last = Step(
        "Compare with what is wanted.",
        rf"{tuple_of(needed)}:\quad \texttt{{{right}}}",
        f"A table with a row for each entry of the first and a column for each of the second has {n * n} numbers."
        if wanted == "table"
        else "A single number is wanted, and only one line adds the products up.",
    )
    steps = (*line_by_line(lines, n), last)
    return Derivation("only_one_does_it", "Line by line", tuple_of((n,)), steps, right, rf"\texttt{{{right}}}")


def line_does_the_job(given, value):
    u, v = np.arange(1.0, 1 + given["n"]), 10.0 ** np.arange(given["n"])
    found = carried_out(given["lines"][value], dict(zip(given["names"], (u, v), strict=True)))
    wanted = np.array([[a * b for b in v] for a in u]) if given["wanted"] == "table" else sum(u * v)
    return np.shape(found) == np.shape(wanted) and np.allclose(found, wanted)


@question(concepts=["numpy-shapes"], kind="choose", verify=line_does_the_job)
def line_for_the_job(rng):
    """Which line gives the inner, or the outer, product of two 1-D arrays."""
    n = draws.integer(rng, 3, 9)
    u, v = [("u", "v"), ("a", "b"), ("x", "y"), ("prices", "counts"), ("rows", "columns")][rng.integers(5)]
    if rng.random() < 0.5:
        wanted = (
            "the table whose entry in row $i$ and column $j$ is entry $i$ of the first times entry $j$ of the second"
        )
        kind = "table"
        lines = {
            "right": f"{u}[:, None] * {v}",
            "outer-as-inner": f"{u} @ {v}",
            "1-D-transpose": f"{u}.T * {v}",
            "entry-by-entry": f"{u} * {v}",
        }
    else:
        wanted = "the sum of the products of matching entries, one number"
        kind = "number"
        lines = {
            "right": f"{u} @ {v}",
            "outer-as-inner": f"np.outer({u}, {v})",
            "1-D-transpose": f"{u} * {v}.T",
            "broadcast-by-accident": f"{u}[:, None] * {v}",
        }
    keys, options = draws.shuffled(rng, {name: f"`{line}`" for name, line in lines.items()})
    return Item(
        prompt=f"`{u}` and `{v}` both have shape `({n},)`. Which line gives {wanted}?",
        answer=Choice(keys["right"], options),
        slips={name: key for name, key in keys.items() if name != "right"},
        derivation=lambda: only_one_does_it(
            {keys[name]: line for name, line in lines.items()}, lines["right"], kind, n
        ),
        given={"n": n, "names": (u, v), "wanted": kind, "lines": {keys[name]: line for name, line in lines.items()}},
        nudge="Rub out every `.T` behind a 1-D array first. Then ask for each line how many numbers it gives.",
    )


# --- matrix-vector-product ------------------------------------------------------------------------


def each_entry_is_a_row_times_the_vector(given, value):
    """By rows, where the answer was made by columns."""
    rows = [sum(a * b for a, b in zip(row, given["x"], strict=True)) for row in given["A"]]
    return len(value) == len(rows) and all(float(got) == wanted for got, wanted in zip(value, rows, strict=True))


def plain(A, x):
    return {"A": [[int(a) for a in row] for row in A], "x": [int(a) for a in x]}


@question(concepts=["matrix-vector-product"], kind="compute", verify=each_entry_is_a_row_times_the_vector)
def product_by_columns(rng):
    """A small matrix times a vector."""
    rows, columns = ((2, 2), (2, 2), (3, 3), (2, 3), (3, 2))[rng.integers(5)]
    A, x = draws.matrix(rng, rows, columns, 4), draws.vector(rng, columns, 4)
    slips = {}
    if rows == columns:
        slips = {"transposed": A.T @ x, "rows-summed-then-scaled": A.sum(axis=1) * x, "only-diagonal": np.diag(A) * x}
        slips["added-down-columns"] = A.sum(axis=0) * x
    return Item(
        prompt=rf"Work out $A\mathbf{{x}}$ for $A = {show.matrix(A)}$ and $\mathbf{{x}} = {show.column(x)}$.",
        answer=Vector(sum(weight * column for weight, column in zip(x, A.T, strict=True))),
        slips=slips,
        derivation=lambda: derivations.matrix_times_vector(A, x),
        given=plain(A, x),
        nudge="The first entry of the vector says how much of the first column to take.",
    )


def option_is_the_product(given, value):
    return given["shown"][value] == (np.array(given["A"]) @ given["x"]).tolist()


@question(concepts=["matrix-vector-product"], kind="choose", verify=option_is_the_product)
def which_is_the_product(rng):
    """Recognising the product among near misses."""
    A, x = draws.matrix(rng, 2, 2, 4), draws.vector(rng, 2, 4)
    guard(A[0, 1] != A[1, 0])
    found = {
        "right": A @ x,
        "scaled-columns-not-summed": A * x,
        "transposed": A.T @ x,
        "rows-summed-then-scaled": A.sum(axis=1) * x,
    }
    texts = {name: f"${(show.matrix if np.ndim(one) == 2 else show.column)(one)}$" for name, one in found.items()}
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt=rf"Which of these is $A\mathbf{{x}}$ for $A = {show.matrix(A)}$ and $\mathbf{{x}} = {show.column(x)}$?",
        answer=Choice(keys["right"], options),
        slips={name: key for name, key in keys.items() if name != "right"},
        derivation=lambda: derivations.matrix_times_vector(A, x),
        given={**plain(A, x), "shown": {keys[name]: np.array(one).tolist() for name, one in found.items()}},
        nudge="How many numbers must the answer have? Then scale the columns and add them.",
    )


def recipe_reaches_the_target(given, value):
    made = np.array(given["A"], dtype=float) @ (value["x"], value["y"])
    return bool(np.hypot(*(made - given["target"])) < 0.15)


@question(concepts=["matrix-vector-product"], kind="drag", verify=recipe_reaches_the_target)
def recipe_for_target(rng):
    """Dragging the weights of two columns until their sum lands on a target."""
    A = draws.invertible(rng, 2, 3)
    recipe = draws.vector(rng, 2, 3) / 2
    target = A @ recipe
    guard(abs(target[0]) <= 6 and abs(target[1]) <= 5 and np.hypot(*target) > 1)
    wrong = {"transposed": np.linalg.solve(A.T, target), "only-diagonal": target / np.diag(A)}
    start = {**{name: float(one) for name, one in zip("abcd", A.ravel(), strict=True)}, "x": 0.0, "y": 1.0, "aim": 1.0}
    start |= {"tx": float(target[0]), "ty": float(target[1])}

    def reached(state):
        (a, b, c, d), (x, y) = (state[name] for name in "abcd"), (state["x"], state["y"])
        off = np.hypot(a * x + b * y - target[0], c * x + d * y - target[1])
        return bool(off < 0.15) and all(state[name] == start[name] for name in "abcd")

    def at(weights):
        return {**start, "x": float(weights[0]), "y": float(weights[1])}

    return Item(
        prompt=rf"Mix the columns of $A = {show.matrix(A)}$ so that they end at ${show.row(target)}$: drag the two tips. "
        "Leave the matrix as it is.",
        answer=State(
            "columns-mix",
            start,
            reached,
            at(recipe),
            told=f"Drag the tips until the first column has the weight ${show.number(recipe[0])}$ and the second "
            f"the weight ${show.number(recipe[1])}$.",
        ),
        slips={name: at(one) for name, one in wrong.items() if np.abs(one).max() <= 3},
        derivation=lambda: derivations.matrix_times_vector(A, [str(weight) for weight in recipe]),
        checks_answer=True,
        given={"A": A, "target": target},
        nudge="Change one weight at a time. The target lies at one corner of the slanted grid, or half way between two.",
        figure="columns-mix",
        state=start,
    )
