"""What results draw: every one that has something to see, on axes that are given or new; and what stands where."""

import dataclasses

import numpy as np
import pytest
from scipy.sparse import csr_array

from fullrank import maths
from fullrank.maths import (
    Links,
    Moments,
    TaylorPolynomial,
    diagonalise,
    eigen_2x2,
    gradient_check,
    least_squares,
    qr_iteration,
    quadratic_approximation,
    svd,
    symmetric_eigenpairs,
    taylor_polynomial,
)

pyplot = pytest.importorskip("matplotlib.pyplot")
pyplot.switch_backend("Agg")

X = np.linspace(0.0, 4.0, 30)
A = np.random.default_rng(5).standard_normal((12, 4))
DRAWN = {
    "SingularValues": lambda: svd(A),
    "a flat SingularValues": lambda: svd(A[:, [0, 0, 1]]),
    "SingularValues of zero": lambda: svd(np.zeros((3, 2))),
    "SymmetricEigenpairs": lambda: symmetric_eigenpairs(A.T @ A),
    "Eigenpairs": lambda: eigen_2x2([[0.0, -1.0], [1.0, 0.0]]),
    "Diagonal": lambda: diagonalise(A[:4]),
    "Schur": lambda: qr_iteration(A[:4]).value,
    "LeastSquares": lambda: least_squares(np.column_stack([np.ones(30), X]), np.exp(-X)),
    "Moments": lambda: Moments.of(A),
    "Moments of many features": lambda: Moments.of(A.T),
    "GradientCheck": lambda: gradient_check(lambda x: x @ x, lambda x: 2 * x, [1.0, 2.0]),
    "a wrong GradientCheck": lambda: gradient_check(lambda x: x @ x, lambda x: x * [np.nan, 3.0, 2.0], [1.0, 2, 3]),
    "a complex GradientCheck": lambda: gradient_check(lambda x: 1j * x, 2j * np.eye(2), [1.0, 2.0]),
    "a GradientCheck of nan": lambda: gradient_check(lambda x: x @ x, [np.nan], [1.0]),
    "TaylorPolynomial": lambda: taylor_polynomial(np.sin, 0.0, 5),
    "a constant TaylorPolynomial": lambda: taylor_polynomial(lambda x: 0 * x + 3, 1.0, 4),
    "TaylorPolynomial by hand": lambda: TaylorPolynomial(np.array([1.0, 2.0, 3.0]), 1.0),
    "QuadraticApproximation": lambda: quadratic_approximation(lambda x: x[0] ** 2 * x[1], [1.0, 2.0]),
    "a flat QuadraticApproximation": lambda: quadratic_approximation(lambda x: 0 * x.sum() + 1, [1.0, 2.0]),
    "QuadraticApproximation of one": lambda: quadratic_approximation(lambda x: x @ x, [1.0]),
    "QuadraticApproximation of five": lambda: quadratic_approximation(lambda x: (x**3).sum(), np.arange(-2.0, 3)),
    "Links": lambda: Links.read(([0, 0, 1], [1, 2, 2])),
    "Links without a link": lambda: Links.read(csr_array((4, 4))),
}
# Records without a picture of their own, and why.
NOT_DRAWN = {
    "LU": "two triangles of numbers",
    "QR": "mirrors and a triangle of numbers",
    "RowEchelon": "a table to be read",
    "GramSchmidt": "a table to be read",
    "LagrangePoint": "one point; the walk to it is drawn by the Iterated around it",
    "KktPoint": "one point; the walk to it is drawn by the Iterated around it",
    "KktResiduals": "four numbers",
    "FitModel": "a function, no result",
}


@pytest.fixture(autouse=True)
def _closed():
    yield
    pyplot.close("all")


@pytest.mark.parametrize("name", DRAWN)
def test_it_draws_on_the_axes_that_are_given_and_else_on_new_ones(name):
    result = DRAWN[name]()
    axes = pyplot.figure().subplots()
    assert result.plot(axes) is axes
    fresh = result.plot()
    assert fresh is not axes
    for drawn in (axes, fresh):
        assert drawn.get_xlabel()
        assert drawn.get_ylabel() or name.endswith("TaylorPolynomial") or "by hand" in name
        drawn.figure.canvas.draw()  # a label that cannot be set, or a limit that is nan, shows here


def test_every_public_result_can_be_seen_or_says_why_not():
    public = {name: thing for name, thing in vars(maths).items() if isinstance(thing, type)}
    records = {name: thing for name, thing in public.items() if dataclasses.is_dataclass(thing)}
    assert len(records) >= 20
    assert [name for name, thing in records.items() if hasattr(thing, "plot") == (name in NOT_DRAWN)] == []
    assert set(NOT_DRAWN) <= set(records)


def labels(axes):
    return [text.get_text() for text in axes.get_legend().get_texts()]


def test_singular_values_stand_on_a_log_axis_with_the_line_that_rank_counts_by():
    found = svd(np.diag([4.0, 2.0, 0.0]))
    axes = found.plot()
    kept, zeros, line = axes.lines
    assert axes.get_yscale() == "log"
    np.testing.assert_allclose(kept.get_xydata(), [[1, 4], [2, 2]])
    assert zeros.get_xdata().tolist() == [3]
    (least,) = set(line.get_ydata())
    assert 0 < zeros.get_ydata()[0] < least < 1e-14
    assert found.rank(least) == found.rank() == 2
    assert "rank 2" in labels(axes)


def test_a_singular_value_below_the_line_is_drawn_where_it_is_as_a_zero():
    kept, zeros, _ = svd(np.diag([4.0, 2.0, 1e-20])).plot().lines
    np.testing.assert_allclose(kept.get_ydata(), [4, 2])
    np.testing.assert_allclose(zeros.get_ydata(), [1e-20])


def test_residuals_stand_against_what_the_fit_gives():
    M, b = np.column_stack([np.ones(30), X]), np.exp(-X)
    found = least_squares(M, b, weights=X)
    np.testing.assert_allclose(found.fitted, M @ found.coefficients, atol=1e-14)
    np.testing.assert_allclose(found.fitted + found.residuals, b, atol=1e-15)
    np.testing.assert_array_equal(found.plot().lines[1].get_xydata(), np.column_stack([found.fitted, found.residuals]))
    far = least_squares(1e-100 * M, 1e200 * b)
    np.testing.assert_allclose(far.fitted, 1e200 * M @ np.linalg.lstsq(M, b)[0], rtol=1e-12)


def test_the_polynomial_stands_beside_f_and_the_stretch_where_it_is_good_is_marked():
    found = taylor_polynomial(np.sin, 0.0, 5)
    axes = found.plot()
    f, polynomial, centre = axes.lines
    np.testing.assert_allclose(f.get_ydata(), np.sin(f.get_xdata()))
    np.testing.assert_allclose(polynomial.get_ydata(), found(f.get_xdata()))
    assert centre.get_xydata().tolist() == [[0, 0]]
    assert f.get_xdata()[-1] == pytest.approx(20**0.5)  # where x⁵/120 overtakes x³/6
    (good,) = axes.patches
    low, high = good.get_x(), good.get_x() + good.get_width()
    allowed = 0.01 * np.diff(axes.get_ylim())[0]
    inside = np.linspace(low, high, 50)
    assert (np.abs(found(inside) - np.sin(inside)) <= allowed).all()
    assert all(abs(found(x) - np.sin(x)) > allowed for x in (low - 0.05, high + 0.05))
    assert -low == pytest.approx(high)


def test_f_is_drawn_where_it_is_defined_and_poles_leave_the_rest_in_sight():
    f = taylor_polynomial(np.log, 1.0, 4).plot(reach=3.0).lines[0]
    assert np.isnan(f.get_ydata()[f.get_xdata() <= 0]).all()
    assert np.isfinite(f.get_ydata()[f.get_xdata() > 0]).all()
    low, high = taylor_polynomial(np.tan, 0.0, 5).plot().get_ylim()
    assert -60 < low < -1 < 1 < high < 60


def test_a_polynomial_made_by_hand_is_drawn_alone():
    axes = TaylorPolynomial(np.array([1.0, 2.0, 3.0]), 1.0).plot(reach=2)
    assert labels(axes) == ["polynomial of degree 2", "centre"]
    assert axes.get_xlim() == (-1, 3)


@pytest.mark.parametrize("make", ["TaylorPolynomial", "QuadraticApproximation"])
@pytest.mark.parametrize(
    ("reach", "words"), [(0, "a reach above 0"), (-1, "above 0"), ("far", "reach"), (np.inf, "finite")]
)
def test_a_reach_that_is_none_is_refused(make, reach, words):
    with pytest.raises(ValueError, match=f"{make}.plot .*{words}"):
        DRAWN[make]().plot(reach=reach)


@pytest.mark.parametrize(
    ("signs", "words"), [([1, 1], "its minimum"), ([-1, -1], "its maximum"), ([1, -1], "its saddle point")]
)
def test_level_lines_show_the_centre_and_the_stationary_point(signs, words):
    axes = quadratic_approximation(lambda x: (signs * (x - [3.0, 5.0]) ** 2).sum(), [1.0, 4.0]).plot()
    centre, star = axes.lines
    np.testing.assert_allclose(centre.get_xydata(), [[1, 4]])
    np.testing.assert_allclose(star.get_xydata(), [[3, 5]])
    assert labels(axes) == ["centre", words]
    assert axes.get_xlim()[0] < 3 < axes.get_xlim()[1]


def test_level_lines_are_those_of_the_approximation():
    found = quadratic_approximation(lambda x: np.exp(x[0]) * x[1] + x[1] ** 2, [0.5, 1.0])
    lines = next(child for child in found.plot().get_children() if hasattr(child, "allsegs"))
    for level, segments in zip(lines.levels, lines.allsegs, strict=True):
        for point in np.concatenate(segments)[::7] if segments else []:
            assert found(point) == pytest.approx(level, abs=0.02 * np.ptp(lines.levels))


def test_curvatures_of_more_variables_are_bars():
    axes = quadratic_approximation(lambda x: ([1.0, -3.0, 2.0] * x**2).sum(), np.zeros(3)).plot()
    np.testing.assert_allclose([bar.get_height() for bar in axes.patches], [4, 2, -6])


def test_correlations_are_squares_and_what_is_constant_stays_white():
    rows = np.column_stack([A, np.ones(12)])
    axes = Moments.of(rows).plot()
    shown = axes.images[0].get_array()
    np.testing.assert_allclose(shown[:4, :4], np.corrcoef(A.T), atol=1e-14)
    assert np.ma.getmaskarray(shown)[4].all()
    assert axes.images[0].get_clim() == (-1, 1)
    assert [text.get_text() for text in axes.texts if text.get_position() == (0, 0)] == ["1.00"]
    assert not Moments.of(A.T).plot().texts  # twelve rows of numbers would be too small to read
    for nothing in (Moments.none(2), Moments.of([[1.0, 2.0]])):
        with pytest.raises(ValueError, match="Moments.plot needs features that vary, but none does in"):
            nothing.plot()


def test_the_worst_slope_is_named():
    axes = gradient_check(lambda x: (x**2).sum(), lambda x: 2 * x + [[0, 1], [5, np.nan]], np.ones((2, 2))).plot()
    assert labels(axes) == ["both the same", "agree: 1", "wrong: 2", "not finite, not drawn: 1"]
    assert [text.get_text() for text in axes.texts] == ["[1, 0]"]
    assert axes.texts[0].xy == pytest.approx((2, 7))


def test_eigenvalues_stand_in_the_complex_plane():
    points = eigen_2x2([[1.0, -2.0], [2.0, 1.0]]).plot().lines[-1]
    np.testing.assert_allclose(points.get_xydata(), [[1, 2], [1, -2]])
    np.testing.assert_allclose(symmetric_eigenpairs(np.diag([1.0, 5.0])).plot().lines[-1].get_ydata(), [5, 1])


def test_links_are_counted_both_ways():
    into, out = Links.read(([0, 0, 0, 1], [1, 2, 3, 2])).plot().lines
    assert into.get_xydata().tolist() == [[1, 2], [2, 1]]
    assert out.get_xydata().tolist() == [[1, 1], [3, 1]]
