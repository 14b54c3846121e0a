"""What must hold of project_onto_subspace."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, must, shape_is


def directions(draw, shapes=((2, 1), (3, 2), (3, 1), (3, 2))):
    """Independent columns, well apart."""
    B = draw.matrix(*draw.choice(shapes))
    s = np.linalg.svd(B, compute_uv=False)
    draw.guard(s[-1] > 0.3 and s[0] < 20 * s[-1])
    return B


def leaning(draw):
    """Two columns that do not stand at right angles, and a point outside their plane."""
    B = directions(draw, ((3, 2),))
    x = draw.vector(3)
    draw.guard(abs(B[:, 0] @ B[:, 1]) > 0.4)
    draw.guard(np.linalg.norm(x - nearest(x, B)) > 0.1)
    return x, B


def mix(draw):
    """Directions, not all at right angles and of length 1, and coordinates that are not all zero."""
    B = directions(draw)
    draw.guard(np.linalg.norm(B.T @ B - np.eye(B.shape[1])) > 0.2)
    return B, draw.nonzero_vector(B.shape[1])


def point_and_directions(draw):
    B = directions(draw)
    return draw.vector(len(B)), B


def whole_space(draw):
    B = directions(draw, ((2, 2), (1, 1), (2, 2)))
    return draw.vector(len(B)), B


def larger(draw):
    B = directions(draw, ((5, 3), (4, 3), (6, 2)))
    return draw.vector(len(B)), B


def nearest(x, B):
    Q = np.linalg.qr(B)[0]
    return Q @ (Q.T @ x)


def point(project_onto_subspace, x, B):
    return shape_is(project_onto_subspace(x, B), x.shape, "The point")


@check(
    inputs=mix,
    says="A mix of the columns is its own nearest point.",
    always=[(np.array([[2.0], [0.0]]), np.array([1.0])), (np.array([[1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]), np.ones(2))],
)
def mixes_of_the_columns_stay(project_onto_subspace, B, coordinates):
    x = B @ coordinates
    close(point(project_onto_subspace, x, B), x, "This point is a mix of the columns, so it must come back.")


@check(
    inputs=leaning,
    says="What is left over stands at right angles to **every** column of $B$.",
    always=[(np.array([2.0, 3.0, 4.0]), np.array([[1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]))],
)
def the_rest_is_at_right_angles(project_onto_subspace, x, B):
    p = point(project_onto_subspace, x, B)
    close(
        B.T @ (x - p),
        np.zeros(B.shape[1]),
        f"The rest times the columns gives {B.T @ (x - p)}, not zeros.",
        absolute=1e-6,
    )


@check(inputs=point_and_directions, says="No mix of the columns is nearer to $\\mathbf{x}$.")
def no_mix_is_nearer(project_onto_subspace, x, B):
    p, best = point(project_onto_subspace, x, B), nearest(x, B)
    must(
        np.linalg.norm(p - best) <= 1e-6 * max(np.linalg.norm(best), 1),
        f"The answer is {np.linalg.norm(x - p):.4g} away; a mix of the columns {np.linalg.norm(x - best):.4g} away exists.",
        got=p,
        expected=best,
    )


@check(inputs=leaning, says="Projecting the answer once more changes nothing.", count=50)
def a_second_time_changes_nothing(project_onto_subspace, x, B):
    p = point(project_onto_subspace, x, B)
    close(point(project_onto_subspace, p, B), p, "The answer lies in the subspace, yet projecting it again moves it.")


@check(inputs=whole_space, says="As many directions as numbers reach every point, and nothing is lost.", count=40)
def the_whole_space_loses_nothing(project_onto_subspace, x, B):
    close(
        point(project_onto_subspace, x, B),
        x,
        "The columns span the whole space here, so x is a mix of them.",
        absolute=1e-6,
    )


@check(inputs=larger, says="It works for more numbers and more directions.", count=40)
def size_does_not_matter(project_onto_subspace, x, B):
    close(
        point(project_onto_subspace, x, B), nearest(x, B), "This is not the nearest mix of the columns.", absolute=1e-6
    )


@check(inputs=point_and_directions, says="`x` and `B` are left as they were.", count=20)
def arguments_stay(project_onto_subspace, x, B):
    keeps_arguments(project_onto_subspace, x, B)
