"""What must hold of eigen_2x2."""

import numpy as np

from fullrank.checks import alike_up_to_sign, check, close, keeps_arguments, must, parts_of, same_multiset, shape_is

same_answer = alike_up_to_sign


def whole_eigenvalues(draw):
    """A matrix of small whole numbers with two whole eigenvalues that differ."""
    A, _ = draw.with_eigenvalues(draw.different(2))
    return (A,)


def any_real(draw):
    """A matrix with two real eigenvalues well apart."""
    A = draw.matrix(2, 2)
    draw.guard(np.trace(A) ** 2 / 4 - np.linalg.det(A) > 0.2)
    draw.guard(np.linalg.cond(np.linalg.eig(A)[1]) < 50)
    return (A,)


def with_zero_corners(draw):
    """A triangular or diagonal matrix."""
    a, d = draw.different(2)
    corner = float(draw.choice((0, 1, 2, -1)))
    upper = np.array([[a, corner], [0.0, d]])
    return (upper if draw.choice((True, False)) else upper.T.copy(),)


def values_of(eigen_2x2, A):
    """The eigenvalues, once their shape is seen to be right; nothing is asked of the vectors yet."""
    values, _ = parts_of(eigen_2x2(A), 2, "values and V")
    return shape_is(values, (2,), "`values`")


def answer(eigen_2x2, A):
    """Both parts, once their shapes are right."""
    values, V = parts_of(eigen_2x2(A), 2, "values and V")
    return shape_is(values, (2,), "`values`"), shape_is(V, (2, 2), "`V`")


def roots(A):
    middle, determinant = np.trace(A) / 2, A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]
    half_gap = np.sqrt(middle**2 - determinant)
    return np.array([middle + half_gap, middle - half_gap])


def see_pairs(A, values, V):
    """Every column is a direction of its own, and A only stretches it, by the value that stands at its place."""
    sizes = np.abs(V).max(axis=0)  # not lengths: the square of a huge entry is infinite
    must(sizes.min() > 1e-9, "A column of V is the zero vector, which is never an eigenvector.", got=V)
    for k in range(2):
        v, value = V[:, k] / sizes[k], values[k]
        words = (
            f"Column {k} of V is not an eigenvector for values[{k}]: A @ V[:, {k}] should be values[{k}] * V[:, {k}]."
        )
        must(
            np.linalg.norm(A @ v - value * v) <= 1e-6 * np.linalg.norm(A),
            words,
            got=A @ V[:, k],
            expected=value * V[:, k],
        )


@check(
    inputs=whole_eigenvalues,
    says="The values are the roots of the characteristic polynomial: their sum is the trace, their product $ad - bc$.",
    always=[(np.array([[2.0, 1.0], [1.0, 2.0]]),), (np.array([[3.0, 1.0], [0.0, 1.0]]),)],
)
def values_are_the_roots(eigen_2x2, A):
    values = values_of(eigen_2x2, A)
    same_multiset(values, roots(A), "These are not the eigenvalues.")


@check(inputs=whole_eigenvalues, says="The larger eigenvalue stands first.")
def the_larger_comes_first(eigen_2x2, A):
    values = values_of(eigen_2x2, A)
    must(values[0] > values[1], "The smaller eigenvalue stands first.", got=values, expected=roots(A))


@check(inputs=whole_eigenvalues, says="Column `V[:, k]` is an eigenvector for `values[k]`: $A v_k = \\lambda_k v_k$.")
def columns_belong_to_their_values(eigen_2x2, A):
    values, V = answer(eigen_2x2, A)
    see_pairs(A, values, V)


@check(inputs=with_zero_corners, says="It works for diagonal and triangular matrices too, where a corner is zero.")
def zero_corners_do_no_harm(eigen_2x2, A):
    values, V = answer(eigen_2x2, A)
    same_multiset(values, roots(A), "These are not the eigenvalues.")
    see_pairs(A, values, V)


@check(inputs=whole_eigenvalues, says="Every column of `V` has length 1.")
def columns_have_length_one(eigen_2x2, A):
    _, V = answer(eigen_2x2, A)
    lengths = np.linalg.norm(V, axis=0)
    must(
        np.allclose(lengths, 1, atol=1e-6),
        f"The columns of V have lengths {lengths[0]:.4g} and {lengths[1]:.4g}, not 1.",
        got=V,
    )


@check(inputs=any_real, says="It works for eigenvalues that are not whole numbers.")
def square_roots_do_no_harm(eigen_2x2, A):
    values, V = answer(eigen_2x2, A)
    close(values, roots(A), "These are not the eigenvalues, larger first.")
    see_pairs(A, values, V)


@check(inputs=whole_eigenvalues, says="`A` is left as it was.", count=30)
def arguments_stay(eigen_2x2, A):
    keeps_arguments(eigen_2x2, A)
