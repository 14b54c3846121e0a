"""What must hold of reconstruct."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, shape_is

TURNS = (
    np.array([[1.0, 0.0], [0.0, 1.0]]),
    np.array([[0.6, -0.8], [0.8, 0.6]]),
    np.array([[0.8, 0.6], [-0.6, 0.8]]),
    np.array([[0.0, -1.0], [1.0, 0.0]]),
)
SPACE = np.array([[2.0, -2.0, 1.0], [1.0, 2.0, 2.0], [2.0, 1.0, -2.0]]) / 3


def components(draw, D, k):
    """Columns of length 1 at right angles, in an order and with signs of their own."""
    whole = draw.choice(TURNS) if D == 2 else SPACE[draw.choice(([0, 1, 2], [1, 0, 2], [2, 1, 0]))]
    return whole[:, :k] * np.array([draw.choice((1.0, -1.0)) for _ in range(k)])


def parts(draw, sizes=((2, 1), (3, 1), (3, 2), (2, 1))):
    D, k = draw.choice(sizes)
    N = 1 if D == 3 and k == 2 else draw.choice((1, 2))
    return draw.matrix(N, k), components(draw, D, k), draw.vector(D)


def far_out(draw):
    """A mean that the components cannot reach: it does not lie among their mixes."""
    Z, W, mean = parts(draw)
    draw.guard(np.linalg.norm(mean - W @ (W.T @ mean)) > 0.3)
    return Z, W, mean


def at_the_origin(draw):
    Z, W, mean = parts(draw)
    draw.guard(np.any(Z))
    return Z, W, 0 * mean


def square(draw):
    """As many components as numbers, turned so that rows and columns differ."""
    W = draw.choice(TURNS[1:]) * np.array([draw.choice((1.0, -1.0)), 1.0])
    Z = draw.matrix(draw.choice((1, 2)), 2)
    draw.guard(np.linalg.norm(Z @ W - Z @ W.T) > 0.3)
    return Z, W, draw.vector(2)


def rows(draw):
    Z, W, mean = parts(draw)
    return np.zeros(Z.shape), W, mean


def rebuilt(reconstruct, Z, W, mean):
    return shape_is(reconstruct(Z, W, mean), (len(Z), len(W)), "The samples")


def expected(Z, W, mean):
    return np.array([mean + sum(z[j] * W[:, j] for j in range(len(z))) for z in Z])


@check(
    inputs=rows,
    says="Scores of zero give the mean itself.",
    count=40,
    always=[(np.zeros((1, 1)), np.array([[1.0], [0.0]]), np.ones(2))],
)
def zeros_give_the_mean(reconstruct, Z, W, mean):
    close(
        rebuilt(reconstruct, Z, W, mean), np.tile(mean, (len(Z), 1)), "All scores are 0, so every sample is the mean."
    )


@check(
    inputs=at_the_origin,
    says="With the mean at the origin, a sample is the mix of components that its scores say.",
    count=80,
)
def scores_mix_the_components(reconstruct, Z, W, mean):
    close(rebuilt(reconstruct, Z, W, mean), expected(Z, W, mean), "This is not the mix that the scores say.")


@check(
    inputs=far_out,
    says="The whole mean is added back, also what the components cannot say.",
    always=[(np.array([[2.0], [-1.0]]), np.array([[0.0], [1.0]]), np.array([5.0, 3.0]))],
)
def the_whole_mean_is_added(reconstruct, Z, W, mean):
    close(rebuilt(reconstruct, Z, W, mean), expected(Z, W, mean), "The mean is not put back as it should be.")


@check(inputs=square, says="Components are the columns of $W$, also where $W$ is square.", count=60)
def components_are_columns(reconstruct, Z, W, mean):
    close(rebuilt(reconstruct, Z, W, mean), expected(Z, W, mean), "W is square here; its components are its columns.")


@check(inputs=far_out, says="`Z`, `W` and `mean` are left as they were.", count=20)
def arguments_stay(reconstruct, Z, W, mean):
    keeps_arguments(reconstruct, Z, W, mean)
