"""Practice for tables that are flipped, and for products of tables of different sizes."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Matrix, Number, Order, State, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# --- transpose ------------------------------------------------------------------------------------


def dots_move_over(given, value):
    """x . (C y) = (C^T x) . y for every pair of axes tells C^T entry by entry."""
    A, B, flipped = (np.array(M, dtype=float) for M in (given["A"], given["B"], value))
    n, axes = len(A), np.eye(len(A))
    if flipped.shape != (n, n):
        return False
    return all(np.isclose(x @ (A @ (B @ y)), (flipped @ x) @ y) for x in axes for y in axes)


def both_flipped(A, B):
    """The product of the two transposes, under the names that the prompt gives."""
    work = derivations.row_times_column(B.T.tolist(), A.T.tolist(), names=(r"B^{\mathsf T}", r"A^{\mathsf T}"))
    return replace(work, given_tex=rf"(AB)^{{\mathsf T}}=B^{{\mathsf T}}A^{{\mathsf T}},\qquad {work.given_tex}")


@question(concepts=["transpose"], kind="compute", verify=dots_move_over)
def flip_of_a_product(rng):
    """The transpose of a product of two small matrices."""
    A, B = draws.matrix(rng, 2, 2, 4), draws.matrix(rng, 2, 2, 4)
    C = A @ B
    guard(np.abs(C).max() <= 24 and C[0, 1] != C[1, 0], "the flip must show")
    return Item(
        prompt=rf"Let $A = {show.matrix(A)}$ and $B = {show.matrix(B)}$. Give $(AB)^{{\mathsf T}}$.",
        answer=Matrix(C.T),
        slips={"order-kept": A.T @ B.T, "rotate-90": np.rot90(C, -1), "negated": -C.T, "exchanged-only": B @ A},
        derivation=lambda: both_flipped(A, B),
        given={"A": A, "B": B},
        nudge="Work out the product first, or flip both factors. In which order do they then stand?",
    )


def row_by_row(A):
    """The transpose of a table, a row at a time."""
    (m, n), first = A.shape, show.row(A[0])
    rest = "row 2" if m == 2 else "rows 2 and 3"
    steps = (
        Step(
            "Exchange the two sizes.",
            rf"{m}\times {n}\;\longrightarrow\;{n}\times {m}",
            f"The flipped table has a column for each row of $A$, so it has {n} rows and {m} columns.",
        ),
        Step(
            "Write the first row as the first column, from top to bottom.",
            rf"{first}\;\longrightarrow\;{show.column(A[0])}",
            "What stood in row 1 and column 2 comes to stand in row 2 and column 1. No number changes, and no sign.",
        ),
        Step(
            f"Do the same with {rest}.",
            rf"A^{{\mathsf T}}={show.matrix(A.T)}",
            "The diagonal from the upper left stays where it is. Where a table is rotated instead, that diagonal moves.",
        ),
    )
    return Derivation(
        "row_by_row", "Rows become columns", rf"A={show.matrix(A)}", steps, A.T.tolist(), show.matrix(A.T)
    )


def every_entry_is_where_it_belongs(given, value):
    A, chosen = np.array(given["A"]), np.array(given["tables"][value])
    m, n = A.shape
    return chosen.shape == (n, m) and all(chosen[j, i] == A[i, j] for i in range(m) for j in range(n))


@question(concepts=["transpose"], kind="choose", verify=every_entry_is_where_it_belongs)
def which_is_flipped(rng):
    """The transpose of a rectangular table among tables that look like it."""
    rows, columns = (2, 3) if rng.random() < 0.5 else (3, 2)
    A = draws.distinct(rng, rows * columns, -9, 9, but=(0,)).reshape(rows, columns)
    tables = {
        "": A.T,
        "rotate-90": np.rot90(A, -1),
        "rotated-back": np.rot90(A),
        "negated": -A.T,
    }
    keys, options = draws.shuffled(rng, {name: f"${show.matrix(M)}$" for name, M in tables.items()})
    return Item(
        prompt=rf"Which of these is the transpose of $A = {show.matrix(A)}$?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in tables if name},
        derivation=lambda: row_by_row(A),
        given={"A": A, "tables": {key: tables[name] for name, key in keys.items()}},
        nudge="The first row becomes the first column. Which option has it there, read from top to bottom?",
    )


def both_alike(upper, lower, x):
    """The two entries that change places, set equal and solved."""
    (p, q), (r, s) = upper, lower
    above, below = show.polynomial((p, q), "x"), show.polynomial((r, s), "x")
    alone = f"{tex.term(p - r, 'x', first=True)}={s - q}"
    last = alone if p - r == 1 else rf"{alone}\quad\Rightarrow\quad x={x}"
    steps = (
        Step(
            "Find the two entries that come to lie on each other.",
            rf"a_{{12}}={above},\qquad a_{{21}}={below}",
            "The flip exchanges the number of the row and that of the column. The diagonal stays, and the other pairs are equal "
            "already.",
        ),
        Step("Set them equal.", rf"{above}={below}", "A symmetric table does not change when it is flipped."),
        Step(
            "Bring every $x$ to one side and the numbers to the other.",
            rf"{tex.term(p, 'x', first=True)}{tex.term(-r, 'x', first=False)}={s}-{tex.bracketed(q)}\quad\Rightarrow\quad {last}",
            "Take away from both sides what the right one has of $x$, and the number that stands on the left."
            + (f" Then divide by ${p - r}$." if p - r != 1 else ""),
        ),
        Step(
            "Check: put the number into both entries.",
            rf"{p}\cdot {tex.bracketed(x)}{q:+d}={p * x + q},\qquad {r}\cdot {tex.bracketed(x)}{s:+d}={r * x + s}",
            "The two are the same number, so the table equals its flip.",
        ),
    )
    return Derivation("both_alike", "A table like its flip", r"A^{\mathsf T}=A", steps, x, f"x={x}")


def equals_its_flip(given, value):
    (p, q), (r, s) = given["upper"], given["lower"]
    return np.isclose(p * float(value) + q, r * float(value) + s)


@question(concepts=["transpose"], kind="missing", verify=equals_its_flip)
def number_for_symmetry(rng):
    """The number that makes a table equal to its own transpose."""
    x = draws.integer(rng, -5, 6, but=(0,))
    p, r = (int(k) for k in draws.distinct(rng, 2, 1, 4))
    q = draws.integer(rng, -6, 6, but=(0,))
    s = p * x + q - r * x
    guard(s != 0 and abs(s) <= 20)
    corner, other, far = draws.distinct(rng, 3, -6, 6)
    entry = {True: show.polynomial((p, q), "x"), False: show.polynomial((r, s), "x")}
    table = rf"\begin{{bmatrix}} {corner} & {entry[True]} & {far} \\ {entry[False]} & {other} & 0 \\ {far} & 0 & {corner} \end{{bmatrix}}"
    return Item(
        prompt=rf"For which number $x$ is the matrix $A = {table}$ symmetric, so that $A^{{\mathsf T}} = A$?",
        answer=Number(x),
        slips={
            "negated": Fraction(-(q + s), p + r),
            "other-diagonal": Fraction(-q, p),  # the zeros lie across the diagonal from lower left to upper right
            "other-diagonal-below": Fraction(-s, r),
            "x-kept-its-sign": Fraction(s - q, p + r),
            "number-kept-its-sign": Fraction(q + s, p - r),
        },
        derivation=lambda: both_alike((p, q), (r, s), x),
        given={"upper": (p, q), "lower": (r, s)},
        nudge="Flip the table in your mind. Which two entries come to lie on each other?",
    )


def last_comes_first(names, sizes):
    """The flip of a product of three, two factors at a time, and the sizes as a check."""
    x, y, z = names
    flipped = r"\,".join(rf"{name}^{{\mathsf T}}" for name in (z, y, x))
    chain = r"\,".join(rf"({sizes[name][1]}\times {sizes[name][0]})" for name in (z, y, x))
    steps = (
        Step(
            f"Flip the product of ${x}{y}$ and ${z}$, and keep ${x}{y}$ together.",
            rf"({x}{y}{z})^{{\mathsf T}}={z}^{{\mathsf T}}\,({x}{y})^{{\mathsf T}}",
            "In the flip of a product each factor is flipped, and the two change places.",
        ),
        Step(
            f"Flip ${x}{y}$ in the same way.",
            rf"({x}{y}{z})^{{\mathsf T}}={flipped}",
            "The last factor has come to the front, and the first one to the end.",
        ),
        Step(
            "Check the sizes.",
            chain,
            "At each joint the two inner numbers are equal, so these products exist. In another order they do not all fit.",
        ),
    )
    given = rf"({x}{y}{z})^{{\mathsf T}}"
    return Derivation("last_comes_first", "The flip of three factors", given, steps, (z, y, x), flipped)


def flips_the_whole_chain(given, value):
    """Multiply the transposes in the order given, for matrices filled with whatever, and compare."""
    rng = np.random.default_rng(5)
    whole = {name: rng.standard_normal(size) for name, size in given["sizes"].items()}
    left = np.linalg.multi_dot([whole[name] for name in given["chain"]]).T
    try:
        right = np.linalg.multi_dot([whole[given["meaning"][key]].T for key in value])
    except ValueError:
        return False
    return left.shape == right.shape and np.allclose(left, right)


@question(concepts=["transpose", "rectangular-matrix-product"], kind="order", verify=flips_the_whole_chain)
def order_of_the_flip(rng):
    """The order in which three flipped factors stand."""
    m, n, p, q = (int(k) for k in draws.distinct(rng, 4, 2, 7))
    names = [str(x) for x in rng.permutation(list("ABCFGH"))[:3]]
    sizes = dict(zip(names, [(m, n), (n, p), (p, q)], strict=True))
    texts = {x: rf"${x}^{{\mathsf T}}$, which is ${sizes[x][1]} \times {sizes[x][0]}$" for x in names}
    keys, options = draws.shuffled(rng, texts)
    right = tuple(keys[x] for x in reversed(names))
    said = ", ".join(rf"${x}$ is ${sizes[x][0]} \times {sizes[x][1]}$" for x in names)
    return Item(
        prompt=rf"Three matrices are multiplied: {said}. Put the factors of $({''.join(names)})^{{\mathsf T}}$ in the order "
        "in which they stand, from left to right.",
        answer=Order(right, options),
        slips={
            "order-kept": right[::-1],
            "left-pair-exchanged": (right[1], right[0], right[2]),
            "right-pair-exchanged": (right[0], right[2], right[1]),
            "first-put-last": (right[1], right[2], right[0]),
            "last-put-first": (right[2], right[0], right[1]),
        },
        derivation=lambda: last_comes_first(names, sizes),
        given={"sizes": sizes, "chain": names, "meaning": {key: x for x, key in keys.items()}},
        nudge="Write the sizes side by side. In which order do the inner sizes agree?",
    )


# --- rectangular-matrix-product -------------------------------------------------------------------


def columns_combine(given, value):
    """Each column of the product is a combination of the columns of A: another route than rows times columns."""
    A, B, C = (np.array(M, dtype=float) for M in (given["A"], given["B"], value))
    wanted = [sum(weight * a for weight, a in zip(b, A.T, strict=True)) for b in B.T]
    return C.shape == (len(A), len(wanted)) and np.allclose(C, np.transpose(wanted))


@question(concepts=["rectangular-matrix-product"], kind="compute", verify=columns_combine)
def product_of_rectangles(rng):
    """The product of two matrices that are not square."""
    m, n, p = [(2, 3, 2), (2, 3, 3), (3, 2, 3), (1, 3, 2), (3, 2, 1)][int(rng.integers(5))]
    A, B = draws.matrix(rng, m, n, 4, zeros=True), draws.matrix(rng, n, p, 4, zeros=True)
    C = A @ B
    guard(C.any())
    slips = {"shape-swapped": C.T}
    cut = A[: min(m, n), : min(n, p)] * B[: min(m, n), : min(n, p)]
    if cut.any():
        slips["elementwise-truncated"] = cut
    return Item(
        prompt=rf"Work out $AB$ for $A = {show.matrix(A)}$ and $B = {show.matrix(B)}$.",
        answer=Matrix(C),
        slips=slips,
        derivation=lambda: derivations.row_times_column(A.tolist(), B.tolist()),
        given={"A": A, "B": B},
        nudge="What size must the result have? Then let the first row of $A$ meet the first column of $B$.",
    )


def joint_by_joint(sizes):
    """The sizes of a chain side by side, and the two joints compared."""
    (m, a), (b, c), (d, q) = sizes
    fits = a == b and c == d
    first, second = ("=" if left == right else r"\neq " for left, right in ((a, b), (c, d)))
    row = r"\,".join(rf"({x}\times {y})" for x, y in sizes)
    answer = rf"{m}\times {q}" if fits else r"\text{there is no such product}"
    steps = (
        Step("Write the three sizes in a row.", row, "In this order the matrices stand in the product."),
        Step(
            "Compare the two numbers at each joint.",
            rf"\text{{between }}A\text{{ and }}B:\ {a}{first}{b},\qquad "
            rf"\text{{between }}B\text{{ and }}C:\ {c}{second}{d}",
            "A row of the left factor meets a column of the right one, number by number, so both must be equally long.",
        ),
        Step(
            "Read the outer sizes." if fits else "Stop at the joint that does not fit.",
            rf"ABC:\ {answer}",
            "Inner sizes that agree disappear. The rows come from the first factor, the columns from the last."
            if fits
            else "Some numbers would be left without a partner. Where one joint fails, the whole chain does, wherever you begin.",
        ),
    )
    return Derivation("joint_by_joint", "Sizes in a chain", r"ABC", steps, answer, answer)


def numpy_gives_this_shape(given, value):
    """Multiply tables of ones of these sizes and look at the shape."""
    try:
        shape = np.linalg.multi_dot([np.ones(size) for size in given["sizes"]]).shape
    except ValueError:
        shape = None
    meaning = given["meaning"][value]
    return (meaning is None and shape is None) or (meaning is not None and shape == tuple(meaning))


@question(concepts=["rectangular-matrix-product"], kind="choose", verify=numpy_gives_this_shape)
def shape_of_a_chain(rng):
    """The size of a product of three matrices, or that there is none."""
    m, n, p, q = (int(k) for k in draws.distinct(rng, 4, 1, 9))
    fits = rng.random() < 0.55
    sizes = (
        [(m, n), (n, p), (p, q)]
        if fits
        else [(m, n), (n, p), (q, p)]
        if rng.random() < 0.5
        else [(m, n), (p, n), (n, q)]
    )
    outer = (sizes[0][0], sizes[2][1])
    meanings = {"outer": outer, "swapped": outer[::-1], "middle": sizes[1], "none": None}
    texts = {
        name: rf"{'An' if s[0] == 8 else 'A'} ${s[0]} \times {s[1]}$ matrix" if s else "There is no such product"
        for name, s in meanings.items()
    }
    keys, options = draws.shuffled(rng, texts)
    said = ", ".join(rf"${x}$ is ${a} \times {b}$" for x, (a, b) in zip("ABC", sizes, strict=True))
    if fits:
        slips = {"shape-swapped": "swapped", "middle-size": "middle", "said-impossible": "none"}
    else:
        slips = {
            "inner-mismatch-forced": "outer",
            "mismatch-on-its-side": "swapped",
            "mismatch-in-the-middle": "middle",
        }
    return Item(
        prompt=f"{said}. What is $ABC$?",
        answer=Choice(keys["outer" if fits else "none"], options),
        slips={name: keys[meaning] for name, meaning in slips.items()},
        derivation=lambda: joint_by_joint(sizes),
        given={"sizes": sizes, "meaning": {key: meanings[name] for name, key in keys.items()}},
        nudge="Write the three sizes in a row and compare the two numbers at each joint.",
    )


def table_of_products(given, value):
    whole = np.multiply.outer(np.array(given["u"]), np.array(given["v"]))
    return np.isclose(float(value), whole[given["i"] - 1, given["k"] - 1])


@question(concepts=["rectangular-matrix-product"], kind="compute", verify=table_of_products)
def entry_of_an_outer_product(rng):
    """One entry of a column times a row."""
    u, v = draws.vector(rng, 3, 6), draws.vector(rng, 3, 6)
    i, k = (int(x) for x in draws.distinct(rng, 2, 1, 3))
    return Item(
        prompt=rf"The column ${show.column(u)}$ is multiplied by the row ${show.matrix(v[None, :])}$, the column standing on "
        f"the left. Which number stands in row {i}, column {k} of the result?",
        answer=Number(u[i - 1] * v[k - 1]),
        slips={"row-times-column-as-scalar": int(u @ v), "place-swapped": u[k - 1] * v[i - 1]},
        derivation=lambda: derivations.row_times_column(
            u[:, None].tolist(), v[None, :].tolist(), names=(r"\mathbf{u}", r"\mathbf{v}^{\mathsf T}")
        ),
        given={"u": u, "v": v, "i": i, "k": k},
        nudge=r"The sizes are $3 \times 1$ and $1 \times 3$. How many terms has each sum?",
    )


def sizes_from_the_result(m, n, p):
    """The four sizes from the size of the result and the number of terms."""
    whole = rf"({m}\times {n})\,({n}\times {p})\;\longrightarrow\;{m}\times {p}"
    steps = (
        Step(
            "Set the outer sizes to those of the result.",
            rf"({m}\times\,?)\,(?\,\times {p})\;\longrightarrow\;{m}\times {p}",
            "The rows of the result come from $A$, its columns from $B$.",
        ),
        Step(
            "Set both inner sizes to the number of products in each entry.",
            whole,
            f"A row of $A$ and a column of $B$ are paired, number by number, and each pair gives one product: {n} here.",
        ),
    )
    return Derivation("sizes_from_the_result", "Four sizes", rf"{m}\times {p}", steps, (m, n, n, p), whole)


def sizes_do_what_is_asked(given, value):
    try:
        result = np.ones((int(value["m"]), int(value["n"]))) @ np.ones((int(value["k"]), int(value["p"])))
    except ValueError:
        return False
    return result.shape == tuple(given["shape"]) and bool(np.all(result == given["terms"]))


@question(
    concepts=["rectangular-matrix-product"],
    kind="drag",
    verify=sizes_do_what_is_asked,
    variety=24,
    few_because="the figure has 24 triples of different sizes up to four",
)
def sizes_to_order(rng):
    """Sizes of two factors for a result of a given size whose entries have a given number of terms."""
    m, n, p = (int(x) for x in draws.distinct(rng, 3, 1, 4))
    start = {"m": 2.0, "n": 2.0, "k": 2.0, "p": 2.0}

    def reached(state):
        return (state["m"], state["n"], state["k"], state["p"]) == (m, n, n, p)

    def sizes(*numbers):
        return dict(zip("mnkp", map(float, numbers), strict=True))

    terms = "is a single product" if n == 1 else f"is a sum of {n} products"
    return Item(
        prompt=rf"Set the four sizes so that $AB$ is ${m} \times {p}$ and each of its entries {terms}.",
        answer=State(
            "row-meets-column",
            start,
            reached,
            sizes(m, n, n, p),
            told=rf"Set the sliders so that $A$ is ${m} \times {n}$ and $B$ is ${n} \times {p}$.",
        ),
        slips={"shape-swapped": sizes(p, n, n, m), "inner-mismatch-forced": sizes(n, m, p, n)},
        derivation=lambda: sizes_from_the_result(m, n, p),
        given={"shape": (m, p), "terms": n},
        nudge="The outer sizes are those of the result. What do the two inner sizes count?",
        figure="row-meets-column",
        state=start,
    )
