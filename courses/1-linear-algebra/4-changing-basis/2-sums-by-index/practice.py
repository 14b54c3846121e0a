"""Practice for sums that are written with letters only."""

from dataclasses import replace

import numpy as np

from fullrank.practice import Choice, Item, Number, Vector, derivations, draws, guard, question, show
from fullrank.records import Derivation, Step


def einsum_gives(given, value):
    """NumPy's own reading of the letters."""
    arrays = [np.array(given[name], dtype=float) for name in given["arrays"]]
    wanted, came = np.einsum(given["letters"], *arrays), np.array(value, dtype=float)
    return wanted.shape == came.shape and np.allclose(wanted, came)


def matrix_or_its_flip(A, x, columns, letters):
    """The letters read as a product, and that product worked out."""
    name = r"A^{\mathsf T}" if columns else "A"
    M = A.T if columns else A
    work = derivations.row_times_column(M.tolist(), x[:, None].tolist(), names=(name, r"\mathbf{x}"))
    return replace(work, given_tex=rf"{letters},\ \text{{so}}\ \mathbf{{y}}={name}\mathbf{{x}},\qquad {work.given_tex}")


@question(concepts=["einstein-summation"], kind="compute", verify=einsum_gives)
def vector_from_letters(rng):
    """A matrix and a vector joined by a letter, either side of the matrix."""
    A, x = draws.matrix(rng, 2, 2, 5), draws.vector(rng, 2, 4)
    guard(A[0, 1] != A[1, 0])
    columns = rng.random() < 0.5
    i, j = (str(letter) for letter in rng.permutation(list("ijkmn"))[:2])
    first, second = (j, i) if columns else (i, j)
    right, wrong = (A.T @ x, A @ x) if columns else (A @ x, A.T @ x)
    guard(right.any(), "nothing but zeros")
    return Item(
        prompt=rf"Let $A = {show.matrix(A)}$ and $\mathbf{{x}} = {show.row(x)}$. Give the vector $\mathbf{{y}}$ with "
        rf"$y_{i} = a_{{{first}{second}}}\,x_{j}$, where a letter that stands twice in a product is summed.",
        answer=Vector(right),
        slips={"transposed-index": wrong, "free-index-summed": (int(right.sum()),)},
        derivation=lambda: matrix_or_its_flip(A, x, columns, rf"y_{i}=a_{{{first}{second}}}\,x_{j}"),
        given={"A": A, "x": x, "arrays": ("A", "x"), "letters": f"{first}{second},{j}->{i}"},
        nudge=f"The letter ${j}$ is summed. Does it run along a row of $A$, or down a column?",
    )


@question(concepts=["einstein-summation"], kind="compute", verify=einsum_gives)
def both_letters_summed(rng):
    """The number a_ij b_ji of two small matrices."""
    A, B = draws.matrix(rng, 2, 2, 5, zeros=True), draws.matrix(rng, 2, 2, 5, zeros=True)
    guard(np.count_nonzero(A) > 2 and np.count_nonzero(B) > 2)
    i, j = (str(letter) for letter in rng.permutation(list("ijkmn"))[:2])
    return Item(
        prompt=rf"Let $A = {show.matrix(A)}$ and $B = {show.matrix(B)}$. Which number is $a_{{{i}{j}}}\,b_{{{j}{i}}}$, "
        "where a letter that stands twice in a product is summed?",
        answer=Number(int(np.sum(A * B.T))),
        slips={
            "trace-for-product": int(np.trace(A) * np.trace(B)),
            "transposed-index": int(np.sum(A * B)),
            "free-index-summed": int((A @ B).sum()),
            "equal-letters-only": int(np.diag(A) @ np.diag(B)),
        },
        derivation=lambda: derivations.index_sum(A.tolist(), B.tolist(), letters=(i, j)),
        given={"A": A, "B": B, "arrays": ("A", "B"), "letters": f"{i}{j},{j}{i}->"},
        nudge="Both letters stand twice. How many products are there to be added?",
    )


@question(concepts=["einstein-summation"], kind="compute", verify=einsum_gives)
def entry_from_letters(rng):
    """One entry of a product, given with letters whose sides may be exchanged."""
    A, B = draws.matrix(rng, 2, 2, 5), draws.matrix(rng, 2, 2, 5)
    i, k = int(rng.integers(2)), int(rng.integers(2))
    flipped = rng.random() < 0.5
    C, letters = (A.T @ B, "ji,jk->ik") if flipped else (A @ B, "ij,jk->ik")
    other = A @ B if flipped else A.T @ B
    symbol = r"a_{ji}\,b_{jk}" if flipped else r"a_{ij}\,b_{jk}"
    beside = A.T @ B.T if flipped else A @ B.T
    slips = {
        "transposed-index": int(other[i, k]),
        "transposed-second": int(beside[i, k]),
        "free-index-summed": int(C.sum()),
    }
    if i != k:
        slips["place-swapped"] = int(C[k, i])
    return Item(
        prompt=rf"Let $A = {show.matrix(A)}$ and $B = {show.matrix(B)}$, and $c_{{ik}} = {symbol}$, where a letter that stands twice in a "
        rf"product is summed. Which number is $c_{{{i + 1}{k + 1}}}$?",
        answer=Number(int(C[i, k])),
        slips=slips,
        derivation=lambda: derivations.index_sum(A.tolist(), B.tolist(), i + 1, k + 1, flipped=flipped),
        given={
            "A": A[:, [i]] if flipped else A[[i]],
            "B": B[:, [k]],
            "arrays": ("A", "B"),
            "letters": letters.replace("->ik", "->"),
        },
        nudge=f"Put $i = {i + 1}$ and $k = {k + 1}$ into the letters, and let $j$ be 1, then 2.",
    )


def from_loops_to_letters(names, one, two, left):
    """A line inside loops, read letter by letter."""
    small = [name.lower() for name in names]
    summed = [letter for letter in dict.fromkeys(one + two) if letter not in left]
    result, free = (rf"c_{{{left}}}", ", ".join(left)) if left else ("s", r"\text{none}")
    body = rf"{small[0]}_{{{one}}}\,{small[1]}_{{{two}}}"
    steps = (
        Step(
            "Write each factor of the line with its two letters below, in the order of the brackets.",
            rf"\texttt{{{names[0]}[{one[0]}, {one[1]}]}}\to {small[0]}_{{{one}}},\qquad "
            rf"\texttt{{{names[1]}[{two[0]}, {two[1]}]}}\to {small[1]}_{{{two}}}",
            "The first letter counts the rows, the second the columns, in the code as on paper.",
        ),
        Step(
            "Look which letters stand on the left of the line.",
            rf"\text{{free: }}{free},\qquad \text{{summed: }}{', '.join(summed)}",
            "A letter on the left says where the number goes. A letter that stands only on the right runs through while the sum "
            "grows: it is summed.",
        ),
        Step(
            "Leave the sum sign out.",
            f"{result}={body}",
            "Each summed letter stands twice on the right, and that alone says that it is summed.",
        ),
    )
    given = rf"\texttt{{{names[0]}[{one[0]}, {one[1]}]}}\cdot\texttt{{{names[1]}[{two[0]}, {two[1]}]}}"
    return Derivation("from_loops_to_letters", "Loops as letters", given, steps, body, f"{result}={body}")


def code_and_letters_agree(given, value):
    """Run the loops on random numbers, and compare with what NumPy makes of the letters."""
    rng = np.random.default_rng(3)
    A, B = rng.standard_normal((3, 3)), rng.standard_normal((3, 3))
    row, column, other_row, other_column, left = given["loops"]
    wanted = np.zeros((3,) * len(left))
    for i in range(3):
        for j in range(3):
            for k in range(3) if "k" in row + column + other_row + other_column else (0,):
                at = {"i": i, "j": j, "k": k}
                wanted[tuple(at[letter] for letter in left)] += (
                    A[at[row], at[column]] * B[at[other_row], at[other_column]]
                )
    meant = given["meaning"][value]
    return meant is not None and meant[1] == left and np.allclose(np.einsum(f"{meant[0]}->{meant[1]}", A, B), wanted)


@question(concepts=["einstein-summation"], kind="choose", verify=code_and_letters_agree)
def letters_of_loops(rng):
    """The index expression that says the same as three nested loops."""
    flip_a, flip_b = rng.random() < 0.5, rng.random() < 0.5
    number = rng.random() < 0.4
    one, two = ("ji" if flip_a else "ij"), (("ij" if flip_b else "ji") if number else ("kj" if flip_b else "jk"))
    left = "" if number else "ik"
    meanings = {"": (f"{one},{two}", left)}
    meanings["transposed-index"] = (f"{one[::-1]},{two}", left)
    if number:
        meanings["trace-for-product"] = ("ii,jj", "")
        meanings["repeated-thrice"] = None
    else:
        meanings["free-index-summed"] = (f"{one},{two}", "")
        meanings["repeated-thrice"] = None
    names = [str(name) for name in rng.permutation(list("ABFGHM"))[:2]]
    small = [name.lower() for name in names]
    result = "s" if number else "c"

    def said(name, letters):
        if letters is None:
            body = rf"{small[0]}_{{ii}}\,{small[1]}_{{{'ii' if number else 'ik'}}}"
            return rf"${result}{'' if number else '_{ik}'} = {body}$"
        first, second = letters[0].split(",")
        under = f"_{{{letters[1]}}}" if letters[1] else ""
        return rf"${result if letters[1] or number else 's'}{under} = {small[0]}_{{{first}}}\,{small[1]}_{{{second}}}$"

    keys, options = draws.shuffled(rng, {name: said(name, letters) for name, letters in meanings.items()})
    target = "s" if number else "C[i, k]"
    line = f"{target} += {names[0]}[{one[0]}, {one[1]}] * {names[1]}[{two[0]}, {two[1]}]"
    loops = "`i` and `j`" if number else "`i`, `j` and `k`"
    return Item(
        prompt=f"Inside loops over {loops}, each from first to last, stands the line `{line}`. The sum starts from zeros. "
        "Which expression says the same?",
        answer=Choice(keys[""], options),
        slips={name: keys[name] for name in meanings if name},
        derivation=lambda: from_loops_to_letters(names, one, two, left),
        given={
            "loops": (*one, *two, left),
            "meaning": {key: meanings[name] for name, key in keys.items()},
        },
        nudge="Which letters stand on the left of the line? The others are summed.",
    )


def each_letter_counted(patterns, said):
    """How often each letter stands in one expression after the other."""
    steps, right = [], ""
    for place, (_, pattern) in zip(("first", "second", "third", "fourth"), sorted(patterns.items()), strict=True):
        letters = pattern.replace(",", "")
        counts = {letter: letters.count(letter) for letter in dict.fromkeys(letters)}
        free = [letter for letter, count in counts.items() if count == 1]
        over = [letter for letter, count in counts.items() if count > 2]
        if over:
            why = f"The letter ${over[0]}$ stands {counts[over[0]]} times. The convention gives that no meaning."
        elif len(free) == 1:
            why = f"Only ${free[0]}$ stands once. It is free, so there is a number for each of its values: a vector."
        elif free:
            why = f"Both ${free[0]}$ and ${free[1]}$ stand once, so two letters are free: a matrix."
        else:
            why = "Every letter stands twice and is summed. No letter is free: a single number."
        if not over and len(free) == 1:
            right = said(pattern).strip("$")
        shown = r",\quad ".join(rf"{letter}:\ {count}" for letter, count in counts.items())
        steps.append(
            Step(f"Count the letters of the {place} expression.", rf"{said(pattern).strip('$')}\qquad {shown}", why)
        )
    given = r"\text{once: free},\qquad \text{twice: summed}"
    return Derivation("each_letter_counted", "Letters counted", given, tuple(steps), right, right)


def one_letter_is_free(given, value):
    """A letter is free where it stands once; none may stand more than twice."""
    letters = given["meaning"][value].replace(",", "")
    counts = [letters.count(letter) for letter in set(letters)]
    return max(counts) <= 2 and counts.count(1) == 1


@question(concepts=["einstein-summation"], kind="choose", verify=one_letter_is_free)
def which_is_a_vector(rng):
    """The one of four expressions that leaves a vector."""
    i, j, k = (str(letter) for letter in rng.permutation(list("ijkmn"))[:3])
    texts = {
        "": [f"{i}{j},{j}{k},{k}", f"{j}{i},{j}{k},{k}", f"{i}{j},{k}{k},{j}", f"{i}{j},{k}{j},{k}"][
            int(rng.integers(4))
        ],
        "repeated-thrice": [f"{i}{j},{j}{j},{j}", f"{j}{j},{j}{i},{j}", f"{i}{j},{j}{k},{j}"][int(rng.integers(3))],
        "all-summed": [f"{i}{j},{j}{i}", f"{i}{i},{j}{j}", f"{i}{j},{i}{j}"][int(rng.integers(3))],
        "two-left": [f"{i}{j},{j}{k}", f"{j}{i},{j}{k}", f"{i}{k},{j}{j}"][int(rng.integers(3))],
    }
    names = "abx"

    def said(pattern):
        parts = pattern.split(",")
        return "$" + r"\,".join(rf"{name}_{{{part}}}" for name, part in zip(names, parts, strict=False)) + "$"

    keys, options = draws.shuffled(rng, {name: said(pattern) for name, pattern in texts.items()})
    return Item(
        prompt="Which of these expressions has a vector as its value, by the convention that a letter that stands twice is "
        "summed?",
        answer=Choice(keys[""], options),
        slips={
            "repeated-thrice": keys["repeated-thrice"],
            "all-summed": keys["all-summed"],
            "two-left": keys["two-left"],
        },
        derivation=lambda: each_letter_counted({keys[name]: pattern for name, pattern in texts.items()}, said),
        given={"meaning": {key: texts[name] for name, key in keys.items()}},
        nudge="Count each letter. How many of them stand once?",
    )


def entries_times_terms(m, n, p, table):
    """How many products there are: so many entries, so many terms in each."""
    total = m * n * p if table else m * n
    steps = (
        Step(
            "Count the numbers that come out.",
            rf"{m}\cdot {p}={m * p}" if table else "1",
            "The letters $i$ and $k$ stand once, so they are free: there is an entry for each pair of their values."
            if table
            else "Both letters stand twice, so both are summed, and a single number is left.",
        ),
        Step(
            "Count the products in each of them.",
            f"{n}" if table else rf"{m}\cdot {n}={total}",
            f"Only $j$ is summed, and it has {n} values: one product for each."
            if table
            else "There is one product for each pair of values of $i$ and $j$.",
        ),
        Step(
            "Multiply the two.",
            rf"{m * p}\cdot {n}={total}" if table else rf"1\cdot {total}={total}",
            "So this is what the loops do: each letter multiplies the work by the number of its values, free or summed.",
        ),
    )
    given = r"c_{ik}=a_{ij}\,b_{jk}" if table else r"s=a_{ij}\,b_{ji}"
    return Derivation("entries_times_terms", "Counting products", given, steps, total, str(total))


def loops_count_it(given, value):
    """Let the loops run, and count."""
    m, n, p = given["sizes"]
    count = 0
    for _ in range(m):
        for _ in range(p if given["table"] else 1):
            count += n
    return count == float(value)


@question(concepts=["einstein-summation"], kind="missing", verify=loops_count_it)
def how_many_products(rng):
    """How many products an expression takes when it is worked out as it is written."""
    m, n, p = (int(x) for x in draws.distinct(rng, 3, 2, 12))
    table = rng.random() < 0.6
    if table:
        expression, total = r"c_{ik} = a_{ij}\,b_{jk}", m * n * p
        ranges = f"$i$ has {m} values, $j$ has {n} and $k$ has {p}"
    else:
        expression, total = r"s = a_{ij}\,b_{ji}", m * n
        ranges = f"$i$ has {m} values and $j$ has {n}"
    slips = {"sums-too-little": m * p if table else n, "sizes-added": m + n + p if table else m + n}
    slips |= {"no-columns-counted": m * n, "no-rows-counted": n * p} if table else {"one-letter-counted": m}
    return Item(
        prompt=f"In ${expression}$ the letter {ranges}. How many products are made to work out all of it as it is written?",
        answer=Number(total),
        slips=slips,
        derivation=lambda: entries_times_terms(m, n, p, table),
        given={"sizes": (m, n, p), "table": table},
        nudge="How many entries has the result, and how many terms has each?",
    )
