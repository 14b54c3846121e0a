"""What must hold of trace_of_product."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, number_is, refuses


def pair(draw, most=3):
    m, n = draw.integer(1, most), draw.integer(1, most)
    return draw.matrix(m, n), draw.matrix(n, m)


def squares(draw):
    n = draw.integer(1, 3)
    return draw.matrix(n, n), draw.matrix(n, n)


def misfits(draw):
    m, n, k, p = (draw.integer(1, 3) for _ in range(4))
    draw.guard((k, p) != (n, m))
    return draw.matrix(m, n), draw.matrix(k, p)


def thin(draw):
    """How many rows, and three numbers to fill two thin tables from."""
    return draw.choice((20_000, 20_001, 19_999)), draw.integer(1, 5), draw.integer(-4, 4), draw.integer(1, 3)


def by_diagonal(A, B):
    """The diagonal of the product, one row and one column at a time."""
    return float(sum(row @ column for row, column in zip(A, B.T, strict=True)))


@check(
    inputs=squares,
    says="For square matrices the answer is the trace of the product: $a_{ij}\\,b_{ji} = \\operatorname{tr}(AB)$.",
    always=[
        (np.array([[1.0, 0.0], [0.0, 0.0]]), np.array([[0.0, 0.0], [0.0, 1.0]])),
        (np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([[0.0, 0.0], [1.0, 0.0]])),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]])),
    ],
)
def it_is_the_trace_of_the_product(trace_of_product, A, B):
    got = number_is(trace_of_product(A, B))
    close(got, by_diagonal(A, B), "This is not the sum of the diagonal of the product.")


@check(inputs=pair, says="The matrices need not be square: $A$ is $m \\times n$ and $B$ is $n \\times m$.")
def rectangles_work_too(trace_of_product, A, B):
    close(number_is(trace_of_product(A, B)), by_diagonal(A, B), "Some products are missing, or belong to no entry.")


@check(inputs=pair, says="The order of the matrices makes no difference: the letters only change names.", count=40)
def the_order_makes_no_difference(trace_of_product, A, B):
    one, other = number_is(trace_of_product(A, B)), number_is(trace_of_product(B, A))
    close(one, other, "With the two matrices exchanged another number comes out.")


@check(
    inputs=thin,
    says="For two thin tables with 20,000 rows and columns the product is never made: it would have 400 million entries.",
    count=3,
)
def the_product_is_never_made(trace_of_product, m, first, second, third):
    A = np.column_stack([np.full(m, float(first)), np.arange(m) % 2])
    B = np.vstack([np.full(m, float(second)), np.full(m, float(third))])
    expected = m * first * second + (m // 2) * third
    close(number_is(trace_of_product(A, B)), float(expected), "The sum over the thin tables is another one.")


@check(
    inputs=misfits,
    says="Where a letter would have two ranges, a `ValueError` names both shapes.",
    slip="silent-refusal",
    count=60,
)
def what_does_not_fit_is_refused_in_words(trace_of_product, A, B):
    sizes = sorted({*A.shape, *B.shape})
    refuses(trace_of_product, A, B, naming=sizes, why=f"Shapes {A.shape} and {B.shape} leave a letter with two ranges.")


@check(inputs=pair, says="`A` and `B` are left as they were.", count=30)
def arguments_stay(trace_of_product, A, B):
    keeps_arguments(trace_of_product, A, B)


@check(inputs=squares, says="With the identity for $B$, the answer is the trace of $A$.", count=40)
def the_identity_gives_the_trace(trace_of_product, A, B):
    got = number_is(trace_of_product(A, np.eye(len(A))))
    close(got, float(sum(A[i, i] for i in range(len(A)))), "With the identity the sum must be the trace of A.")
    must(np.isfinite(got), "The answer must be finite.")
