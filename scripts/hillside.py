"""Draw the picture that comes with the course, a house on a hillside at evening: python scripts/hillside.py

Nothing in it is anybody else's: every grey is worked out here. It is kept as it was drawn once, with its sha256; drawn
again on another machine, a few greys may differ by one.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

FILE = Path(__file__).parents[1] / "src" / "fullrank" / "data" / "files" / "hillside.npz"
SIDE, FINER = 129, 4  # each pixel is the mean of 4 by 4 finer ones, so that edges are soft


def soft(distance: np.ndarray, width: float) -> np.ndarray:
    """1 inside, 0 outside, and a slope of this width between."""
    return np.clip(0.5 - distance / width, 0, 1)


def over(scene: np.ndarray, tone: np.ndarray | float, share: np.ndarray) -> np.ndarray:
    """A tone laid over the scene, as much of it as the share says."""
    return scene * (1 - share) + tone * share


def sky(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Brighter towards the horizon and round the low sun on the right, with two thin clouds."""
    far = np.hypot(x - 0.74, (y - 0.36) * 1.1)
    scene = 70 + 120 * np.clip(y / 0.6, 0, 1) + 75 * np.exp(-((far / 0.22) ** 2))
    for height, middle, length in ((0.17, 0.35, 0.22), (0.25, 0.52, 0.15)):
        curve = height + 0.012 * np.sin(21 * x) + 0.02 * (x - middle)
        scene += 34 * np.exp(-(((y - curve) / 0.018) ** 2) - ((x - middle) / length) ** 2)
    return over(scene, 252.0, soft(far - 0.065, 0.012))


def hills(scene: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Three ridges, the nearest the darkest, each lighter on the side of the sun."""
    ridges = (
        (0.50 + 0.05 * np.sin(5.2 * x + 0.4) + 0.02 * np.sin(13 * x), 150),
        (0.60 + 0.06 * np.sin(3.7 * x + 2.6) + 0.012 * np.sin(17 * x), 108),
        (0.72 - 0.10 * np.exp(-(((x - 0.24) / 0.2) ** 2)) + 0.03 * np.sin(4 * x), 66),
    )
    for edge, tone in ridges:
        depth = y - edge
        shade = tone + 26 * (x - 0.4) - 60 * np.clip(depth, 0, 1) + 5 * np.sin(90 * depth + 9 * np.sin(7 * x))
        scene = over(scene, shade, soft(-depth, 0.006))
    return scene


def house(scene: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Two walls, the right one in the light; a roof with a chimney; a door, and a window that is lit."""

    def box(left: float, right: float, top: float, bottom: float) -> np.ndarray:
        return soft(np.maximum(np.maximum(left - x, x - right), np.maximum(top - y, y - bottom)), 0.006)

    scene = over(scene, 24.0, soft(np.hypot((x - 0.22) / 0.2, (y - 0.765) / 0.025) - 1, 0.7) * 0.7)  # its shadow
    scene = over(scene, 92 + 40 * (x - 0.14), box(0.14, 0.27, 0.60, 0.76))
    scene = over(scene, 205 - 90 * (y - 0.60), box(0.27, 0.40, 0.60, 0.76))
    scene = over(scene, 60.0, box(0.18, 0.205, 0.47, 0.58))
    slope = 0.60 - 0.12 * np.clip(1 - np.abs(x - 0.27) / 0.165, 0, 1)
    roof = np.maximum(np.maximum(slope - y, y - 0.605), np.abs(x - 0.27) - 0.155)
    scene = over(scene, np.where(x < 0.27, 44.0, 132.0) - 10 * np.sin(160 * y), soft(roof, 0.006))
    scene = over(scene, 38.0, box(0.355, 0.385, 0.67, 0.76))
    return over(scene, 246.0, box(0.175, 0.215, 0.645, 0.69))


def tree(scene: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A poplar on the right, darker on the side away from the sun, and a path that leads to the door."""
    path = 0.40 + 0.30 * (y - 0.76) + 0.05 * np.sin(14 * (y - 0.76))
    scene = over(scene, 150.0, soft(np.abs(x - path) - 0.008 - 0.16 * (y - 0.76), 0.01) * soft(0.765 - y, 0.01) * 0.8)
    scene = over(scene, 30.0, soft(np.maximum(np.abs(x - 0.865) - 0.008, np.abs(y - 0.78) - 0.08), 0.006))
    leaves = np.hypot((x - 0.865) / 0.05, (y - 0.58) / 0.18) - 1 + 0.12 * np.sin(70 * y + 30 * x)
    return over(scene, 34 + 500 * np.clip(0.865 - x, 0, 1) + 7 * np.sin(120 * (x + y)), soft(leaves, 0.15))


def draw() -> np.ndarray:
    """The picture, (129, 129) uint8, 0 black and 255 white."""
    fine = (np.arange(SIDE * FINER) + 0.5) / (SIDE * FINER)
    x, y = np.meshgrid(fine, fine)
    scene = tree(house(hills(sky(x, y), x, y), x, y), x, y)
    scene = scene.reshape(SIDE, FINER, SIDE, FINER).mean(axis=(1, 3))
    middle = (np.arange(SIDE) - SIDE // 2) / SIDE
    scene = scene * (1 - 0.55 * (middle[:, None] ** 2 + middle**2))  # lenses darken the corners
    grain = np.random.default_rng(7).normal(0, 1.6, scene.shape)
    return np.clip(scene + grain, 0, 255).round().astype(np.uint8)


if __name__ == "__main__":
    np.savez_compressed(FILE, picture=draw())
    print(f"{FILE}: {FILE.stat().st_size:,} bytes")
