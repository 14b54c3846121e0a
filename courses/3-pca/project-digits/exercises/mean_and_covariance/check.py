"""What must hold of mean_and_covariance."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, parts_of, shape_is

SHAPES = ((2, 1), (2, 2), (3, 2), (4, 2), (2, 3), (3, 3), (5, 2))


def table(draw, shapes=SHAPES):
    """A few samples."""
    return (draw.matrix(*draw.choice(shapes)),)


def long_table(draw):
    """More samples than numbers in each, so that rows and columns cannot be mixed up."""
    return table(draw, ((3, 2), (4, 2), (5, 2), (3, 1)))


def sloping(draw):
    """Two columns that rise or fall together."""
    X = draw.matrix(draw.choice((2, 3, 4)), 2)
    C = X - X.mean(axis=0)
    draw.guard(abs(C[:, 0] @ C[:, 1]) > 0.4)
    return (X,)


def table_and_shift(draw):
    X = table(draw, ((2, 1), (2, 2), (3, 2)))[0]
    shift = draw.vector(X.shape[1])
    draw.guard(np.any(shift))
    return X, shift


def alone(draw):
    return (draw.matrix(1, draw.choice((1, 2, 3))),)


def expected(X):
    mean = sum(X) / len(X)
    S = sum(np.outer(x - mean, x - mean) for x in X) / len(X)
    return mean, S


def answer(mean_and_covariance, X):
    D = X.shape[1]
    mean, S = parts_of(mean_and_covariance(X), 2, "the mean and the covariance")
    return shape_is(mean, (D,), "The mean"), shape_is(S, (D, D), "The covariance")


@check(
    inputs=long_table,
    says="The mean has one number for each column: the mean of that column over all samples.",
    always=[(np.array([[0.0, 1.0], [2.0, 5.0], [4.0, 0.0]]),)],
)
def the_mean_is_taken_over_samples(mean_and_covariance, X):
    mean, _ = answer(mean_and_covariance, X)
    close(mean, expected(X)[0], "These are not the means of the columns.")


@check(inputs=table, says="The diagonal of $S$ holds the variance of each column, divided by $N$.", count=80)
def the_diagonal_holds_variances(mean_and_covariance, X):
    _, S = answer(mean_and_covariance, X)
    close(np.diag(S), np.diag(expected(X)[1]), "The diagonal does not hold the variances of the columns.")


@check(
    inputs=sloping,
    says="Off the diagonal stands how two columns vary together.",
    always=[(np.array([[0.0, 0.0], [2.0, 2.0]]),)],
)
def columns_vary_together(mean_and_covariance, X):
    _, S = answer(mean_and_covariance, X)
    close(S, expected(X)[1], "The columns of this table vary together in another way.")


@check(inputs=table_and_shift, says="Moving every sample moves the mean, and leaves the covariance alone.", count=60)
def moving_changes_the_mean_only(mean_and_covariance, X, shift):
    mean, S = answer(mean_and_covariance, X)
    moved, same = answer(mean_and_covariance, X + shift)
    close(moved - mean, shift, "The samples moved by the shift, but the mean did not.")
    close(same, S, "The samples only moved, but the covariance changed.")


@check(inputs=alone, says="One sample alone does not spread: its covariance is zero.", count=30)
def one_sample_does_not_spread(mean_and_covariance, X):
    mean, S = answer(mean_and_covariance, X)
    close(mean, X[0], "The mean of one sample is that sample.")
    close(S, np.zeros(S.shape), "One sample alone does not spread.")


@check(inputs=table, says="`X` is left as it was.", count=20)
def arguments_stay(mean_and_covariance, X):
    keeps_arguments(mean_and_covariance, X)
