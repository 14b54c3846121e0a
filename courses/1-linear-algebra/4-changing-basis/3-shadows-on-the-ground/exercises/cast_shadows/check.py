"""What must hold of cast_shadows."""

import numpy as np

from fullrank.checks import check, close, keeps_arguments, refuses, shape_is


def rays(draw):
    """A direction that falls, in whole numbers."""
    return np.array([draw.integer(-3, 3), draw.integer(-3, 3), draw.choice((-1, -2, -4, -3))], dtype=float)


def scene(draw, most=3):
    """Some points above the ground, and rays that are not upright."""
    n = draw.integer(1, most)
    points = draw.matrix(n, 3)
    points[:, 2] = np.abs(points[:, 2])
    sun = rays(draw)
    draw.guard(np.any(sun[:2]) and np.any(points[:, 2]))
    return points, sun


def on_the_ground(draw):
    points = draw.matrix(draw.integer(1, 3), 3)
    points[:, 2] = 0
    return points, rays(draw)


def whole_numbers(draw):
    n = draw.integer(1, 3)
    points = np.array([draw.integer(-3, 3) for _ in range(2 * n)]).reshape(n, 2)
    heights = np.array([draw.integer(1, 4) for _ in range(n)])
    sun = np.array([draw.integer(-3, 3), draw.integer(1, 3), draw.choice((-2, -4))])
    return np.column_stack([points, heights]), sun


def level(draw):
    points, sun = scene(draw)
    sun[2] = 0
    return points, sun


def by_solving(points, sun):
    """Unknown place and parameter together, as three equations a point: no formula is used."""
    system = np.column_stack([[1.0, 0, 0], [0, 1.0, 0], -np.asarray(sun, dtype=float)])
    return np.linalg.solve(system, np.asarray(points, dtype=float).T).T[:, :2]


def see(cast_shadows, points, sun, words):
    got = shape_is(cast_shadows(points, sun), (len(points), 2), "The table of shadows")
    close(got, by_solving(points, sun), words)
    return got


@check(
    inputs=scene,
    says="The way from each point to its shadow runs along a ray, and ends at height 0.",
    always=[
        (np.array([[0.0, 0.0, 1.0]]), np.array([1.0, 0.0, -1.0])),
        (np.array([[0.0, 0.0, 2.0]]), np.array([1.0, 0.0, -1.0])),
        (np.array([[2.0, 0.0, 4.0]]), np.array([2.0, 3.0, -4.0])),
    ],
)
def each_point_follows_its_ray(cast_shadows, points, sun):
    see(cast_shadows, points, sun, "A shadow does not lie where the ray through its point meets the ground.")


@check(inputs=on_the_ground, says="A point on the ground is its own shadow.", count=40)
def the_ground_stays(cast_shadows, points, sun):
    see(cast_shadows, points, sun, "A point on the ground has moved.")


@check(
    inputs=lambda draw: (*scene(draw), draw.choice((2.0, 0.5, -1.0, -4.0))),
    says="Only the direction of the rays counts: any multiple of `sun` throws the same shadows.",
    count=60,
)
def the_length_of_sun_does_not_count(cast_shadows, points, sun, factor):
    see(cast_shadows, points, factor * sun, f"With {factor:g} times the same direction the shadows have moved.")


@check(
    inputs=lambda draw: (*scene(draw, 2), draw.choice((1.0, 2.0, -0.5))),
    says="Points on one ray share their shadow.",
    count=60,
)
def points_on_one_ray_share_a_shadow(cast_shadows, points, sun, step):
    one = shape_is(cast_shadows(points, sun), (len(points), 2), "The table of shadows")
    other = shape_is(cast_shadows(points + step * sun, sun), (len(points), 2), "The table of shadows")
    close(other, one, "Moved along their rays, the points throw other shadows.")


@check(
    inputs=whole_numbers,
    says="Whole numbers are taken as well as decimals, and the shadow may fall between them.",
    count=40,
    always=[(np.array([[0, 0, 1]]), np.array([1, 1, -2]))],
)
def whole_numbers_are_taken(cast_shadows, points, sun):
    see(cast_shadows, points, sun, "With whole numbers given, the shadow is another one.")


@check(
    inputs=level,
    says="Rays that run level with the ground are refused with a `ValueError`.",
    slip="no-refusal",
    count=40,
)
def level_rays_are_refused(cast_shadows, points, sun):
    refuses(cast_shadows, points, sun, why="These rays never reach the ground.")


@check(inputs=scene, says="`points` and `sun` are left as they were.", count=30)
def arguments_stay(cast_shadows, points, sun):
    keeps_arguments(cast_shadows, points, sun)
