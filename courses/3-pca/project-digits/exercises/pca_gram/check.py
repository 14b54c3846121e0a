"""What must hold of pca_gram. Signs are free, and so is the choice among directions of equal variance."""

import numpy as np

from fullrank.checks import alike_up_to_sign, check, close, keeps_arguments, must, parts_of, shape_is

SHAPES = ((2, 3), (2, 4), (3, 3), (2, 5), (2, 2), (3, 3))
same_answer = alike_up_to_sign


def wide(draw, shapes=SHAPES, shift=0):
    """A few samples with more numbers in each, and a number of components with variances told apart."""
    X = draw.matrix(*draw.choice(shapes)) + shift
    values = variances(X)
    k = draw.integer(1, min(len(X) - 1, X.shape[1]))
    draw.guard(values[0] > 0.2 and values[k - 1] > 0.02 * values[0])
    draw.guard(np.all(-np.diff(values[: k + 1]) > 0.05 * values[0]))
    return X, k


def several(draw):
    return wide(draw, ((3, 3), (4, 2), (3, 3)))


def far_out(draw):
    return wide(draw, ((2, 3), (2, 4), (3, 3)), draw.choice((5, 10, -5)))


def tall(draw):
    return wide(draw, ((4, 2), (5, 2), (3, 2)))


def larger(draw):
    return wide(draw, ((4, 6), (5, 8), (4, 10)))


def very_wide(draw):
    """Three samples of 20,000 numbers each, nearly all of them zero."""
    X = np.zeros((3, 20_000))
    for row, place in enumerate((0, 777, 19_999)):
        X[row, place] = draw.integer(1, 3) + 4 * row
    return X, draw.integer(1, 2)


def variances(X):
    """The variances along the components, largest first, by the singular values."""
    return np.linalg.svd(X - X.mean(axis=0), compute_uv=False) ** 2 / len(X)


def answer(pca_gram, X, k):
    W, Z = parts_of(pca_gram(X, k), 2, "W and Z")
    return shape_is(W, (X.shape[1], k), "W"), shape_is(Z, (len(X), k), "Z")


def see_components(W, X, k, words):
    size = np.linalg.norm(W, axis=0)
    must(np.all(np.abs(size - 1) < 1e-5), f"The columns of W have the lengths {size.round(4)}, not 1.", got=W)
    close(W.T @ W, np.eye(k), "The columns of W do not stand at right angles.", absolute=1e-5)
    spread = ((X - X.mean(axis=0)) @ W).var(axis=0)
    best = variances(X)[:k]
    must(
        np.all(np.abs(spread - best) <= 1e-5 * best[0]),
        f"{words} Along the columns of W the variance is {spread.round(4)}, and {best.round(4)} can be had.",
        got=W,
    )


@check(
    inputs=lambda draw: wide(draw, ((2, 3), (2, 4), (2, 5), (2, 3))),
    says="Each column of $W$ has `D` entries and length 1.",
    always=[(np.array([[0.0, 0.0, 0.0], [4.0, 0.0, 0.0]]), 1)],
    count=60,
)
def components_have_length_one(pca_gram, X, k):
    W, _ = answer(pca_gram, X, k)
    size = np.linalg.norm(W, axis=0)
    must(np.all(np.abs(size - 1) < 1e-5), f"The columns of W have the lengths {size.round(4)}, not 1.", got=W)


@check(inputs=wide, says="The variance along the components is as large as it can be, and falls from column to column.")
def variance_is_largest(pca_gram, X, k):
    see_components(answer(pca_gram, X, k)[0], X, k, "The variance must be as large as can be.")


@check(
    inputs=tall,
    says="The components are real.",
    slip="eig-for-eigh",
    count=40,
)
def components_are_real(pca_gram, X, k):
    W, _ = parts_of(pca_gram(X, k), 2, "W and Z")
    complex_ones = isinstance(W, np.ndarray) and np.iscomplexobj(W)
    must(not complex_ones, "W must hold real numbers, but complex ones came back.", got=W)


@check(inputs=several, says="Several components stand at right angles, the largest variance first.", count=60)
def several_are_in_order(pca_gram, X, k):
    see_components(answer(pca_gram, X, k)[0], X, k, "The largest variance comes first.")


@check(inputs=far_out, says="Where the samples lie does not change their components.", count=60)
def the_place_does_not_matter(pca_gram, X, k):
    see_components(answer(pca_gram, X, k)[0], X, k, "These samples lie far from the origin.")


@check(
    inputs=wide,
    says="The scores are the coordinates along the components, seen from the mean: $Z = (X - \\boldsymbol\\mu)\\,W$.",
    always=[(np.array([[0.0, 0.0, 1.0], [4.0, 0.0, 1.0]]), 1)],
)
def scores_are_coordinates_from_the_mean(pca_gram, X, k):
    W, Z = answer(pca_gram, X, k)
    close(
        Z,
        (X - X.mean(axis=0)) @ W,
        "These are not the coordinates along the columns of W, seen from the mean.",
        absolute=1e-5,
    )


@check(inputs=tall, says="Data with more samples than numbers in each work as well.", count=40)
def tall_data_work_as_well(pca_gram, X, k):
    see_components(answer(pca_gram, X, k)[0], X, k, "There are more samples here than numbers in each.")


@check(inputs=larger, says="It works for more samples and more numbers.", count=30)
def size_does_not_matter(pca_gram, X, k):
    see_components(answer(pca_gram, X, k)[0], X, k, "The variance must be as large as can be.")


@check(
    inputs=very_wide,
    says="20,000 numbers in each sample are no trouble: no matrix of shape `(D, D)` is built.",
    count=2,
)
def no_matrix_of_all_pixels(pca_gram, X, k):
    W, _ = answer(pca_gram, X, k)
    see_components(W, X, k, "The variance must be as large as can be.")


@check(inputs=wide, says="`X` is left as it was.", count=20)
def arguments_stay(pca_gram, X, k):
    keeps_arguments(pca_gram, X, k)
