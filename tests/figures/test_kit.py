"""The kit's parts in a figure made for them, and its numbers against NumPy."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from .by_keyboard.hands import drawn

pytestmark = pytest.mark.browser


def in_kit(page: Any, expression: str, value: object = None) -> Any:
    """Evaluate a JavaScript function of (kit, value) in the page."""
    return page.evaluate(f"async (value) => ({expression})(await import('/figures/kit/kit.js'), value)", value)


@pytest.fixture()
def page(show: Any) -> Any:
    opened = show("demo")
    drawn(opened)
    return opened


def test_all_parts_draw_in_both_themes_and_widths(show: Any) -> None:
    for theme, width in (("light", 760), ("dark", 340)):
        page = show("demo", theme=theme, width=width)
        drawn(page)
        assert page.errors == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("main svg[viewBox]:not([data-key])").count() == 4
        assert page.locator("main canvas").count() == 1


def test_link_is_drawn_with_the_keyboard_and_taken_back(page: Any) -> None:
    before = page.evaluate("window.model.values.links")
    for turn in range(2):
        for name in ("Page A", "Page C"):
            page.get_by_role("button", name=name).focus()
            page.keyboard.press("Enter")
        links = page.evaluate("window.model.values.links")
        assert (links == before) == (turn == 1)
    assert "linked" in page.evaluate("[...window.reached]")


def test_link_is_drawn_by_dragging_from_page_to_page(page: Any) -> None:
    centres = []
    for name in ("Page A", "Page C"):
        disc = page.get_by_role("button", name=name).locator(".fk-dot")
        disc.scroll_into_view_if_needed()
        centres.append(disc)
    boxes = [disc.bounding_box() for disc in centres]
    spots = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    page.mouse.move(*spots[0])
    page.mouse.down()
    page.mouse.move(*spots[1], steps=4)
    page.mouse.up()
    drawn(page)
    assert page.evaluate("window.model.values.links") == 6 ^ (1 << 6)  # from A (0) to C (2): row 2, column 0


def test_space_turns_by_keyboard_and_by_dragging(page: Any) -> None:
    view = page.locator("svg.fk-turn")
    shape = "[...document.querySelectorAll('svg.fk-turn path')].map((path) => path.getAttribute('d')).join()"
    seen = {page.evaluate(shape)}
    view.focus()
    page.keyboard.press("ArrowRight")
    drawn(page)
    seen.add(page.evaluate(shape))
    box = view.bounding_box()
    page.mouse.move(box["x"] + 80, box["y"] + 80)
    page.mouse.down()
    page.mouse.move(box["x"] + 140, box["y"] + 110, steps=3)
    page.mouse.up()
    drawn(page)
    seen.add(page.evaluate(shape))
    assert len(seen) == 3


def test_walkers_arrive_and_motion_ends(show: Any) -> None:
    page = show("demo", calm=False)
    page.get_by_role("button", name="Walk").click()
    page.wait_for_function("() => window.model.values.steps === 1")
    page.wait_for_timeout(400)  # another round would have begun
    assert page.evaluate("window.model.values.steps") == 1
    assert page.errors == []


def test_status_line_changes_at_most_eight_times_a_second(show: Any) -> None:
    page = show("eigen-spinner")
    page.evaluate(
        """() => { window.spoken = 0; new MutationObserver(() => window.spoken += 1).observe(
             document.querySelector("[role=status]"), { childList: true, characterData: true, subtree: true }) }"""
    )
    milliseconds = page.evaluate(
        """async () => { const start = performance.now(); let angle = 0;
             while (performance.now() - start < 1500) {
               angle += 7; window.model.set("angle", angle % 360); await new Promise(requestAnimationFrame) }
             return performance.now() - start }"""
    )
    spoken = page.evaluate("window.spoken")
    assert 3 <= spoken <= milliseconds / 125 + 2


def test_drawing_keeps_within_a_frame(show: Any) -> None:
    for name in ("eigen-spinner", "stepping-population", "spiral", "contour-powers"):
        page = show(name)
        drawn(page)
        point = page.locator(".fk-first").first
        point.focus()
        times = point.evaluate(
            """async (node) => { const times = [];
                 const press = (key) => node.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                 for (let k = 0; k < 40; k += 1) { const start = performance.now();
                   press(k % 2 ? "ArrowUp" : "ArrowDown");
                   press("ArrowRight");
                   times.push((performance.now() - start) / 2); await new Promise(requestAnimationFrame) }
                 return times }"""
        )
        assert float(np.quantile(times, 0.1)) < 8.0, (name, times)  # others may take the processor now and then


def test_eigenvalues_and_vectors_agree_with_numpy(page: Any) -> None:
    rng = np.random.default_rng(3)
    matrices = [rng.integers(-4, 5, size=(2, 2)).tolist() for _ in range(300)]
    found = in_kit(page, "({ eigen }, matrices) => matrices.map(eigen)", matrices)
    kinds = set()
    for matrix, each in zip(matrices, found, strict=True):
        kinds.add(each["kind"])
        values = np.linalg.eigvals(np.array(matrix, dtype=float))
        if each["kind"] == "none":
            assert np.allclose(sorted(np.abs(values.imag)), [each["pair"][1]] * 2)
            continue
        both = (each["values"] * 2)[:2] if each["kind"] == "one" else each["values"]
        assert np.allclose(sorted(values.real), sorted(both), atol=1e-6)
        for value, vector in zip(each["values"], each["vectors"], strict=True):
            assert np.allclose(np.array(matrix) @ vector, value * np.array(vector), atol=1e-6)
            assert np.isclose(np.linalg.norm(vector), 1)
    assert kinds >= {"two", "none", "one"}


SHOWN = [(-0.001, 2, "0.00"), (-1.5, 1, "\N{MINUS SIGN}1.5"), (2, 0, "2"), (float("nan"), 2, "\N{EN DASH}")]


@pytest.mark.parametrize(("value", "decimals", "text"), SHOWN)
def test_numbers_are_shown_with_a_true_minus_and_no_negative_zero(
    page: Any, value: float, decimals: int, text: str
) -> None:
    given = "NaN" if value != value else json.dumps(value)
    assert in_kit(page, f"({{ show }}) => show({given}, {decimals})") == text


def test_a_turn_about_an_axis_is_orthogonal_and_keeps_the_axis(page: Any) -> None:
    matrix = np.array(in_kit(page, "({ turnAbout, unit }) => turnAbout(unit([1, 2, 2]), 50)"))
    assert np.allclose(matrix @ matrix.T, np.eye(3))
    assert np.allclose(matrix @ [1, 2, 2], [1, 2, 2])
    assert np.isclose(np.trace(matrix), 1 + 2 * np.cos(np.deg2rad(50)))


def test_contours_lie_where_the_function_has_the_value(page: Any) -> None:
    lines = in_kit(page, "({ marchingSquares }) => marchingSquares((i, j) => Math.hypot(i - 20, j - 20), 40, 40, 12)")
    ends = np.array([end for line in lines for end in line])
    assert len(ends) > 100
    assert np.abs(np.hypot(ends[:, 0] - 20, ends[:, 1] - 20) - 12).max() < 0.05


def test_pieces_of_a_contour_are_joined_into_one_closed_line(page: Any) -> None:
    circle = "marchingSquares((i, j) => Math.hypot(i - 20.3, j - 20.1), 40, 40, 12)"
    lines = in_kit(page, f"({{ marchingSquares, joined }}) => joined({circle})")
    assert len(lines) == 1
    assert np.allclose(lines[0][0], lines[0][-1])
    assert np.abs(np.diff(np.array(lines[0]), axis=0)).max() <= 1


def test_a_finger_that_drags_a_point_upwards_is_not_taken_for_scrolling(show: Any) -> None:
    page = show("eigen-spinner", touch=True)
    drawn(page)
    box = page.locator(".fk-first .fk-hit").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    client = page.context.new_cdp_session(page)
    before = page.evaluate("window.model.values.angle")
    for kind, dy in [("touchStart", 0), ("touchMove", -30), ("touchMove", -60), ("touchEnd", None)]:
        points = [] if dy is None else [{"x": x, "y": y + dy}]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        drawn(page)
    halfway = page.evaluate("window.model.values.angle")
    assert abs(halfway - before) > 5


def test_the_picture_and_its_frame_are_moved_by_the_same_matrix(show: Any) -> None:
    page = show("move-the-plane", state={"a": 2, "b": -0.5, "c": 1, "d": 1.5})
    drawn(page)
    corners = page.evaluate(
        """() => {
          const to = document.querySelector(".fk-scenery").getScreenCTM();
          const corners = [[-20, -20], [20, -20], [20, 20], [-20, 20]].map(([x, y]) => new DOMPoint(x, y));
          return corners.map((corner) => corner.matrixTransform(to)).map(({ x, y }) => [x, y]);
        }"""
    )
    tips = [page.get_by_role("slider", name=f"Image of {axis}").locator(".fk-ring") for axis in ("(1, 0)", "(0, 1)")]
    boxes = [tip.bounding_box() for tip in tips]
    first, second = (np.array([box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]) for box in boxes)
    centre = np.mean(corners, axis=0)
    wanted = [centre + p * (first - centre) + q * (second - centre) for p, q in ((-2, -2), (2, -2), (2, 2), (-2, 2))]
    assert np.allclose(corners, wanted, atol=1.5)
