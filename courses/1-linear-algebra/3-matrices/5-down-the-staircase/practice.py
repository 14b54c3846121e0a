"""Practice for elimination: the next row operation, its multiplier, the staircase, and the way back up."""

from fractions import Fraction

import numpy as np

from fullrank.derivations import tex
from fullrank.practice import Choice, Item, Number, Order, State, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step

# --- tables of equations --------------------------------------------------------------------------


def table(rows):
    """TeX of rows with their right sides behind a bar."""
    rows = [[x if isinstance(x, str) else show.number(x) for x in row] for row in rows]
    tall = any("frac" in entry for row in rows for entry in row)
    columns = "r" * (len(rows[0]) - 1) + "|r"
    body = (r" \\[5pt] " if tall else r" \\ ").join(" & ".join(row) for row in rows)
    return rf"\left[\begin{{array}}{{{columns}}}{body}\end{{array}}\right]"


def take(to, size, source):
    """TeX of a row operation that takes `size` times a row away."""
    size = Fraction(size)
    factor = "" if abs(size) == 1 else show.number(abs(size))
    return rf"R_{to} \leftarrow R_{to} {'+' if size < 0 else '-'} {factor} R_{source}"


def plain_row(values):
    """A row of the table in a line of text."""
    return f"({', '.join(show.number(x) for x in values[:-1])} \\mid {show.number(values[-1])})"


def staircase_system(rng, size=3, steep=3):
    """A system of whole numbers whose elimination stays whole: the table, its staircase, the multipliers, the solution."""
    U = np.triu(draws.matrix(rng, size, size, 3))
    U[np.diag_indices(size)] = rng.choice([1, -1, 2, -2, 3], size)
    L = np.tril(draws.matrix(rng, size, size, steep), -1) + np.eye(size, dtype=int)
    A, x = L @ U, draws.vector(rng, size, 4)
    guard(np.abs(A).max() <= 15)
    return np.column_stack([A, A @ x]), np.column_stack([U, U @ x]), L, x


# --- the moves on the way down --------------------------------------------------------------------


def clears_its_entry(given, value):
    """Do the operation that the option names, and look at the entry that was to vanish."""
    name, M = given["operations"][value], np.array(given["M"], dtype=float)
    if name is None:
        return False
    to, size, source = name
    M[to] -= float(size) * M[source]
    return abs(M[0, 0]) > 1e-9 and not np.any(np.abs(M[1:, 0]) > 1e-9)


@question(concepts=["gaussian-elimination"], kind="choose", verify=clears_its_entry)
def next_operation(rng):
    """Which row operation clears the next entry of the first column."""
    M, U, L, _ = staircase_system(rng)
    m = Fraction(int(L[2, 0]))
    now = M.copy()
    now[1] -= L[1, 0] * M[0]
    guard(abs(m) > 1 and now[2, 1] != 0)
    upside_down = 1 / m
    names = {
        "right": (2, m, 0),
        "wrong-multiplier-sign": (2, -m, 0),
        "upside-down": (2, upside_down, 0),
        "changed-the-pivot-row": (0, upside_down, 2),
        "column-operation": None,
    }
    texts = {name: f"${take(op[0] + 1, op[1], op[2] + 1)}$" for name, op in names.items() if op}
    share = Fraction(int(now[2, 0]), int(now[2, 1]))
    texts["column-operation"] = (
        rf"Column 1 {'plus' if share < 0 else 'minus'} ${show.number(abs(share))}$ times column 2"
    )
    keys, options = draws.shuffled(rng, texts)
    return Item(
        prompt=rf"A system stands at $${table(now)}$$ Row 2 is done with column 1. Which operation comes next on the way to "
        "staircase form?",
        answer=Choice(keys["right"], options),
        slips={name: keys[name] for name in names if name != "right"},
        derivation=lambda: derivations.elimination(M[:, :3], M[:, 3]),
        given={"M": now, "operations": {keys[name]: op for name, op in names.items()}},
        nudge="One entry below the first pivot is left. How many pivots fit into it, sign included?",
    )


def leaves_zero(given, value):
    return Fraction(given["entry"]) - Fraction(value) * Fraction(given["pivot"]) == 0


def cleared(rows, last, result, answer):
    """Elimination as far as the staircase, and then what was asked of it."""
    work = derivations.elimination([row[:-1] for row in rows], [row[-1] for row in rows])
    return derivations.ending(work, "Clear column", last, result=result, answer_tex=answer)


def multiplier_read(rows, m):
    """The multiplier from the entry and its pivot."""
    (pivot, *_), (entry, *_) = rows
    last = Step(
        "Read $m$ off the step.",
        rf"{entry}-m\cdot {tex.bracketed(Fraction(pivot))}=0\quad\Rightarrow\quad m={show.number(m)}",
        "The entry divided by the pivot. In the rule a minus sign stands in front of $m$, so a negative $m$ adds.",
    )
    return cleared(rows, last, m, show.number(m))


@question(concepts=["gaussian-elimination"], kind="missing", verify=leaves_zero)
def which_multiplier(rng):
    """The multiplier that clears an entry below a pivot."""
    pivot, entry = draws.integer(rng, -6, 6, but=(-1, 0, 1)), draws.integer(rng, -9, 9, but=(0,))
    m = Fraction(entry, pivot)
    guard(abs(m) != 1 and m.denominator <= 5 and entry - pivot not in (m, -m, 1 / m))
    top, low = (draws.vector(rng, 2, 6) for _ in range(2))
    rows = [[pivot, *top], [entry, *low]]
    return Item(
        prompt=rf"In $${table(rows)}$$ the operation $R_2 \leftarrow R_2 - m\,R_1$ is to make the first entry of row 2 zero. "
        "What is $m$?",
        answer=Number(m),
        slips={"wrong-multiplier-sign": -m, "upside-down": 1 / m, "difference-for-ratio": entry - pivot},
        derivation=lambda: multiplier_read(rows, m),
        given={"pivot": pivot, "entry": entry},
        nudge="What is left of the entry must be zero. So how many pivots have to be taken from it?",
    )


def keeps_the_solution(given, value):
    """A row is right if it begins with zero and holds at two points of the plane (or line) that rows 1 and 2 share."""
    first, second, got = (np.array(r, dtype=float) for r in (given["first"], given["second"], value))
    if abs(got[0]) > 1e-9 or not np.any(got):
        return False
    weights, *_ = np.linalg.lstsq(np.stack([first, second], axis=1), got, rcond=None)
    return np.allclose(weights[0] * first + weights[1] * second, got) and abs(weights[1] - 1) < 1e-9


def row_read(first, second, after):
    """The second row of the staircase."""
    numbers = show.row(after)
    last = Step(
        "Read the new row 2, the right side last.",
        numbers,
        "All four numbers have changed in the same way, the right side included.",
    )
    return cleared([first, second], last, tuple(after), numbers)


@question(concepts=["gaussian-elimination"], kind="compute", verify=keeps_the_solution)
def row_after_the_move(rng):
    """The second row after the first entry has been cleared, right side included."""
    first, second = draws.vector(rng, 4, 5), draws.vector(rng, 4, 6)
    m = draws.integer(rng, -4, 4, but=(0,))
    second[0] = m * first[0]
    after = second - m * first
    guard(abs(second[0]) <= 15 and after[1] and after[2] and after[3] != second[3])
    return Item(
        prompt=rf"Two equations in three unknowns, with their right sides, stand as $${table([first, second])}$$ "
        "Take the multiple of row 1 from row 2 that makes the first entry of row 2 zero. Give the new row 2 as four numbers, "
        "the right side last.",
        answer=Vector(after),
        slips={
            "rhs-forgotten": (*after[:3], second[3]),
            "wrong-multiplier-sign": second + m * first,
            "only-the-zero-written": (0, *second[1:]),
            "zero-written-rest-added": (0, *(second + m * first)[1:]),
        },
        derivation=lambda: row_read(first, second, after),
        given={"first": first, "second": second},
        nudge="How many times does the first entry of row 1 go into the one below it, sign included? Then go along the row to its end.",
    )


def every_entry_divided(row, after):
    """A row divided by its pivot, from its first entry to its last."""
    pivot = int(row[0])
    divided = r",\quad ".join(
        tex.equal(rf"\frac{{{x}}}{{{pivot}}}", show.number(y)) for x, y in zip(row, after, strict=True)
    )
    steps = (
        Step(
            "Find the number to divide by: the first entry.",
            rf"{pivot}:\quad \frac{{{pivot}}}{{{pivot}}}=1",
            "A number divided by itself is 1, whatever its sign.",
        ),
        Step(
            "Divide every entry by it, the right side too.",
            divided,
            "The row is an equation. It stays true if both sides are divided by one number, and each term of a side is divided.",
        ),
        Step(
            "Write the new row.",
            plain_row(after),
            f"Multiplied by ${pivot}$, it gives the old row back.",
        ),
    )
    return Derivation("every_entry_divided", "A row divided", plain_row(row), steps, tuple(after), plain_row(after))


def same_equation_with_pivot_one(given, value):
    got, row = np.array([float(x) for x in value]), np.array(given["row"], dtype=float)
    return abs(got[0] - 1) < 1e-9 and np.allclose(got * row[0], row)


@question(concepts=["gaussian-elimination"], kind="compute", verify=same_equation_with_pivot_one)
def row_divided(rng):
    """A row divided so that its pivot becomes 1."""
    pivot = draws.integer(rng, -6, 6, but=(-1, 0, 1))
    rest = draws.vector(rng, 3, 8)
    guard(len({int(x) for x in rest}) > 1)
    row = np.array([pivot, *rest])
    after = [Fraction(int(x), pivot) for x in row]
    return Item(
        prompt=rf"Divide the row ${plain_row(row)}$ of a table so that it begins with 1. Give all four numbers of the new row.",
        answer=Vector(after),
        slips={
            "scaled-one-entry": (1, *rest),
            "rhs-forgotten": (*after[:3], rest[2]),
            "subtracted-not-divided": tuple(int(x) - pivot + 1 for x in row),
        },
        derivation=lambda: every_entry_divided(row, after),
        given={"row": row},
        nudge="The row is an equation. What must happen to each of its terms, and to its right side?",
    )


def whole_table_fits(given, value):
    """Put the number in, and see that the rows below are combinations of the rows given, with the same solution."""
    U = np.array(given["U"], dtype=float)
    i, j = given["place"]
    U[i, j] = float(value)
    return np.allclose(U[:, :3] @ np.array(given["x"], dtype=float), U[:, 3]) and np.isclose(
        abs(np.prod(np.diag(U[:, :3]))), abs(np.linalg.det(np.array(given["M"], dtype=float)[:, :3]))
    )


def box_read(M, U, i, j):
    """The number in row i and column j of the staircase."""
    number = show.number(U[i, j])
    where = "behind the bar" if j == M.shape[0] else f"in column {j + 1}"
    last = Step(
        "Compare with the table that was given.",
        rf"\square={number}",
        f"The box stands in row {i + 1}, {where}.",
    )
    return cleared(M, last, U[i, j], number)


@question(concepts=["gaussian-elimination"], kind="missing", verify=whole_table_fits)
def missing_in_the_staircase(rng):
    """One number of a staircase form that is missing."""
    M, U, L, x = staircase_system(rng, steep=2)
    i, j = ((1, 1), (1, 3), (2, 2), (2, 3))[rng.integers(4)]
    guard(U[i, j] != 0)
    shown = [[show.number(v) for v in row] for row in U]
    shown[i][j] = r"\square"
    added = M[i, j] + L[i, 0] * U[0, j] + (L[i, 1] * U[1, j] if i == 2 else 0)
    slips = {"wrong-multiplier-sign": added}
    if j == 3:
        slips["rhs-forgotten"] = M[i, 3]
    elif i == 2:
        slips["one-column-only"] = M[2, 2] - L[2, 0] * U[0, 2]
    return Item(
        prompt=rf"Elimination without exchanges, dividing no row, turned the first table into the second. $${table(M)} \qquad "
        rf"{table(shown)}$$ Which number belongs in the box?",
        answer=Number(U[i, j]),
        slips=slips,
        derivation=lambda: box_read(M, U, i, j),
        given={"M": M, "U": U, "place": (i, j), "x": x},
        nudge="Find the multipliers from the columns that are shown, then follow them along the row of the box.",
    )


# --- the way back up ------------------------------------------------------------------------------


def solves_every_row(given, value):
    M = np.array(given["M"], dtype=float)
    return np.allclose(M[:, :-1] @ np.array([float(v) for v in value]), M[:, -1])


@question(concepts=["gaussian-elimination"], kind="compute", verify=solves_every_row)
def climb_back(rng):
    """The solution of a system in staircase form."""
    U = np.triu(draws.matrix(rng, 3, 3, 4))
    x = draws.vector(rng, 3, 5)
    c = U @ x
    guard(len(set(np.abs(x))) > 1)
    alone = [Fraction(int(c[i]), int(U[i, i])) for i in range(3)]
    plus = np.zeros(3, dtype=object)
    for i in (2, 1, 0):
        plus[i] = Fraction(int(c[i]) + sum(int(U[i, j]) * plus[j] for j in range(i + 1, 3)), int(U[i, i]))
    slips = {"back-substitution-order": alone}
    if all(abs(v.numerator) < 500 and v.denominator < 40 for v in map(Fraction, plus)):
        slips["known-part-added"] = plus
    return Item(
        prompt=rf"Solve the system $${table(np.column_stack([U, c]))}$$ for $(x_1, x_2, x_3)$.",
        answer=Vector(x),
        slips=slips,
        derivation=lambda: derivations.elimination(U, c),
        given={"M": np.column_stack([U, c])},
        nudge="One row holds one unknown only. Begin there, and carry what you find one row up.",
    )


@question(concepts=["gaussian-elimination"], kind="compute", verify=solves_every_row)
def solve_three(rng):
    """The whole way: three equations, three unknowns."""
    M, U, L, x = staircase_system(rng, steep=2)
    guard(len(set(np.abs(x))) > 1 and not np.array_equal(M[:, :3], U[:, :3]))
    slips = {}
    unchanged = np.linalg.solve(U[:, :3].astype(float), M[:, 3].astype(float))
    if np.allclose(unchanged * 6, np.rint(unchanged * 6)) and np.abs(unchanged).max() < 300:
        slips["rhs-forgotten"] = [Fraction(round(v * 6), 6) for v in unchanged]
    if M[0, 1] % M[0, 0] == 0:  # column 2 minus k times column 1 clears the top row; the first unknown comes out wrong
        slips["column-operation"] = (x[0] + M[0, 1] // M[0, 0] * x[1], x[1], x[2])
    return Item(
        prompt=rf"Solve $${table(M)}$$ by elimination, and give $(x_1, x_2, x_3)$.",
        answer=Vector(x),
        slips=slips,
        derivation=lambda: derivations.elimination(M[:, :3], M[:, 3]),
        given={"M": M},
        nudge="Clear the first column below its pivot, then the second. Then read the last row.",
    )


def can_be_done_in_this_order(given, value):
    """Carry the steps out as they come, on the numbers of the question; each must be possible when its turn comes."""
    M, known = [[Fraction(x) for x in row] for row in given["M"]], {}
    for key in value:
        kind, *rest = given["steps"][key]
        if kind == "take":
            for to, size, source in rest:
                M[to] = [a - Fraction(size) * b for a, b in zip(M[to], M[source], strict=True)]
        else:
            row = rest[0]
            if any(M[row][j] for j in range(3) if j != row and j not in known):
                return False
            known[row] = (M[row][3] - sum(M[row][j] * known[j] for j in known)) / M[row][row]
    return [known[j] for j in range(3)] == list(given["x"])


@question(concepts=["gaussian-elimination"], kind="order", verify=can_be_done_in_this_order)
def order_of_the_steps(rng):
    """The steps of an elimination and of the way back, in an order in which they can be done."""
    M, _, L, x = staircase_system(rng, steep=2)
    first = [(1, int(L[1, 0]), 0), (2, int(L[2, 0]), 0)]
    steps = {
        "one": ("take", *first),
        "two": ("take", (2, int(L[2, 1]), 1)),
        "z": ("read", 2),
        "y": ("read", 1),
        "x": ("read", 0),
    }
    texts = {
        "one": f"${take(2, first[0][1], 1)}$ and ${take(3, first[1][1], 1)}$",
        "two": f"${take(3, steps['two'][1][1], 2)}$",
        "z": "Find $x_3$ from row 3",
        "y": "Find $x_2$ from row 2",
        "x": "Find $x_1$ from row 1",
    }
    keys, options = draws.shuffled(rng, texts)
    right = tuple(keys[name] for name in ("one", "two", "z", "y", "x"))
    guard(tuple(key for key, _ in options) != right)  # as they stand at first they are not the answer yet
    return Item(
        prompt=rf"The system $${table(M)}$$ is solved in five steps. Put them in an order in which each can be done when its "
        "turn comes.",
        answer=Order(right, options),
        slips={
            "back-substitution-order": tuple(keys[name] for name in ("one", "two", "x", "y", "z")),
            "second-column-first": tuple(keys[name] for name in ("two", "one", "z", "y", "x")),
        },
        derivation=lambda: derivations.elimination(M[:, :3], M[:, 3]),
        given={"M": M, "x": x, "steps": {keys[name]: step for name, step in steps.items()}},
        nudge="The way down goes by columns from the left. The way back goes by rows from below.",
    )


# --- on the bench ---------------------------------------------------------------------------------


def exchanging_first_avoids_fractions(given, value):
    (a, *_), (b, *_) = given["rows"]
    return b % a != 0 and a % b == 0 and value["stage"] >= 1 and value["whole"] == 1


@question(concepts=["gaussian-elimination"], kind="drag", verify=exchanging_first_avoids_fractions)
def staircase_without_fractions(rng):
    """Reaching staircase form on the bench without a fraction on the way."""
    small, times = draws.integer(rng, 1, 4), draws.integer(rng, 2, 3)
    large = small * times
    # the second entry of row 1 is no multiple, so taking row 1 from row 2 as they stand brings a fraction in
    upper = draws.integer(rng, -5, 5, but=[k for k in range(-5, 6) if k % times == 0])
    rows = [[large, upper], [small, draws.integer(rng, -5, 5, but=(0,))]]
    x = draws.vector(rng, 2, 2)
    rows = [[*row, int(row[0] * x[0] + row[1] * x[1])] for row in rows]
    guard(all(abs(row[2]) <= 15 for row in rows))
    code = 1000 + sum((v + 15) * 31**k for k, v in enumerate(rows[0] + rows[1]))
    return Item(
        prompt="Bring the table to staircase form so that no fraction ever shows. More than one kind of move is on the bench.",
        answer=State(
            "elimination-bench",
            {"system": float(code), "stage": 0.0, "whole": 1.0},
            lambda at: at.get("system", code) == code and at.get("stage", 0) >= 1 and at.get("whole", 0) == 1,
            {"stage": 1.0, "whole": 1.0},
            told="Choose the move “exchange”, and drag one row onto the other. Then choose “subtract”, and drag row 1 onto row 2: "
            f"${times}$ times row 1 is taken away.",
        ),
        slips={"fraction-on-the-way": {"stage": 1.0, "whole": 0.0}},
        derivation=lambda: derivations.elimination([rows[1][:2], rows[0][:2]], [rows[1][2], rows[0][2]]),
        checks_answer=True,
        given={"rows": rows},
        nudge="Which of the two rows goes a whole number of times into the other, in the first column?",
    )
