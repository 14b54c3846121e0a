"""What must hold of pca. Signs are free, and so is the choice among directions of equal variance."""

import numpy as np

from fullrank.checks import alike_up_to_sign, check, close, keeps_arguments, must, parts_of, shape_is

SHAPES = ((3, 2), (2, 2), (4, 2), (3, 3), (5, 2))
same_answer = alike_up_to_sign


def data(draw, shapes=SHAPES):
    """Samples that differ, with variances that are told apart, and a number of components below all."""
    X = draw.matrix(*draw.choice(shapes))
    k = draw.integer(1, max(1, X.shape[1] - 1))
    values = variances(X)
    draw.guard(values[0] > 0.2 and np.all(-np.diff(values) > 0.05 * values[0]))
    return X, k


def far_out(draw):
    """Samples whose mean is further from the origin than they spread, and points elsewhere than they do."""
    X, k = data(draw, ((3, 2), (4, 2), (2, 2)))
    X = X + draw.choice((5, 10)) * np.array(draw.choice(((1, 0), (0, 1), (1, 1), (1, -1))))
    return X, k


def all_components(draw):
    X, _ = data(draw, ((3, 2), (4, 2), (3, 3)))
    return X, X.shape[1]


def wide(draw):
    """Fewer samples than numbers in each: some directions have no variance at all."""
    X = draw.matrix(2, draw.choice((3, 4, 5)))
    draw.guard(variances(X)[0] > 0.2)
    return X, draw.integer(1, X.shape[1])


def equal(draw):
    """The same variance in every direction: any right angle will do."""
    a = draw.choice((1.0, 2.0, 0.5))
    X = a * np.array([[1.0, 0], [-1, 0], [0, 1], [0, -1]])
    return X + np.array([draw.integer(-2, 2), draw.integer(-2, 2)]), draw.integer(1, 2)


def along_axes(draw):
    """A cross: its components are the axes, and the longer arm is the first."""
    long, short = draw.choice(((2, 1), (3, 1), (3, 2)))
    arms = np.array([[0, long], [0, -long], [short, 0], [-short, 0]], dtype=float)
    if draw.choice((False, True)):
        arms = arms[:, ::-1].copy()
    return arms + np.array([draw.integer(-2, 2), draw.integer(-2, 2)]), draw.integer(1, 2)


def variances(X):
    """The variances along the components, largest first, by the singular values."""
    s = np.zeros(X.shape[1])
    found = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    s[: len(found)] = found[: len(s)]
    return s**2 / len(X)


def answer(pca, X, k):
    W, Z = parts_of(pca(X, k), 2, "W and Z")
    return shape_is(W, (X.shape[1], k), "W"), shape_is(Z, (len(X), k), "Z")


def see_spread(pca, X, k, words):
    W, _ = answer(pca, X, k)
    spread = ((X - X.mean(axis=0)) @ W).var(axis=0)
    scale = variances(X)[0]
    see_right_angles(W)
    must(
        np.all(np.abs(spread - variances(X)[:k]) <= 1e-6 * scale),
        f"{words} Along the columns of W it is {spread.round(4)}, and {variances(X)[:k].round(4)} can be had.",
        got=W,
    )


def see_right_angles(W):
    close(
        W.T @ W,
        np.eye(W.shape[1]),
        "The columns of W do not all have length 1 and stand at right angles.",
        absolute=1e-6,
    )


@check(
    inputs=data,
    says="The columns of $W$ have length 1 and stand at right angles.",
    always=[(np.array([[1.0, 0.0], [0.0, 2.0]]), 1)],
    count=60,
)
def components_are_perpendicular(pca, X, k):
    see_right_angles(answer(pca, X, k)[0])


@check(
    inputs=along_axes,
    says="The first component lies where the variance is largest.",
    always=[(np.array([[0.0, 2.0], [0.0, -2.0], [1.0, 0.0], [-1.0, 0.0]]), 1)],
    count=60,
)
def the_longer_arm_comes_first(pca, X, k):
    see_spread(pca, X, k, "These samples form a cross. The variance must be as large as can be.")


@check(inputs=data, says="The variance along the components is as large as it can be, and falls from column to column.")
def variance_is_largest(pca, X, k):
    see_spread(pca, X, k, "The variance must be as large as can be.")


@check(
    inputs=far_out,
    says="Where the samples lie does not change their components: variance is measured from the mean.",
    count=60,
)
def the_place_does_not_matter(pca, X, k):
    see_spread(
        pca, X, k, "These samples lie far from the origin. The variance about their mean must be as large as can be."
    )


@check(
    inputs=data,
    says="The scores are the coordinates along the components, seen from the mean: $Z = (X - \\boldsymbol\\mu)\\,W$.",
    always=[(np.array([[5.0, 1.0], [5.0, 5.0], [5.0, 3.0]]), 1)],
)
def scores_are_coordinates_from_the_mean(pca, X, k):
    W, Z = answer(pca, X, k)
    mean = Z.mean(axis=0)
    must(
        np.all(np.abs(mean) < 1e-6),
        f"The mean of the scores is {mean.round(4)}, but seen from the mean it is 0.",
        got=Z,
    )
    close(Z, (X - X.mean(axis=0)) @ W, "These are not the coordinates along the columns of W.", absolute=1e-6)


@check(inputs=all_components, says="With all components, nothing is lost.", count=50)
def all_components_lose_nothing(pca, X, k):
    W, Z = answer(pca, X, k)
    close(Z @ W.T, X - X.mean(axis=0), "Scores times components do not give the centred samples back.", absolute=1e-6)


@check(inputs=equal, says="Where variances are equal, the components still stand at right angles.", count=20)
def equal_variances_are_no_trouble(pca, X, k):
    see_spread(pca, X, k, "The variance is the same in every direction here.")


@check(
    inputs=wide,
    says="The components are real, also where several directions have no variance.",
    slip="eig-for-eigh",
    count=60,
)
def components_are_real(pca, X, k):
    W, _ = parts_of(pca(X, k), 2, "W and Z")
    complex_ones = isinstance(W, np.ndarray) and np.iscomplexobj(W)
    must(not complex_ones, "W must hold real numbers, but complex ones came back.", got=W)


@check(
    inputs=wide,
    says="Fewer samples than numbers in each are no trouble: the components are real and stand at right angles.",
    count=60,
)
def wide_data_are_no_trouble(pca, X, k):
    see_spread(pca, X, k, "There are fewer samples than numbers in each.")


@check(inputs=data, says="`X` is left as it was.", count=20)
def arguments_stay(pca, X, k):
    keeps_arguments(pca, X, k)
