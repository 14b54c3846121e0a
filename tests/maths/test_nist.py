"""The certified fits of NIST, at default settings, from both starts: every digit is counted."""

import numpy as np
import pytest

from fullrank.maths import curve_fit, gauss_newton, levenberg_marquardt

from .nist import SETS, digits

BOTH = [(name, start) for name in SETS for start in (0, 1)]
# Its residuals are 1e-13 of the data, so their size, which every standard deviation is made from, has three digits.
NO_RESIDUALS = "Lanczos1"


@pytest.fixture(scope="module")
def fits():
    return {(n, k): curve_fit(SETS[n].model, SETS[n].x, SETS[n].y, SETS[n].starts[k]) for n, k in BOTH}


def test_all_sets_are_there():
    assert len(SETS) == 27
    assert sum(len(entry.y) for entry in SETS.values()) == 2176


@pytest.mark.parametrize(("name", "start"), BOTH)
def test_every_set_from_every_start_has_six_digits(fits, name, start):
    fit, true = fits[name, start], SETS[name]
    assert fit.converged
    assert digits(fit.value, true.values) >= 6
    if name != NO_RESIDUALS:
        assert digits(fit.standard_errors, true.errors) >= 6
        assert fit.sum_of_squares == pytest.approx(true.sum_of_squares, rel=1e-8)


def test_half_of_the_fits_have_ten_and_a_half_digits(fits):
    assert len(fits) == 54
    assert np.median([digits(fit.value, SETS[name].values) for (name, _), fit in fits.items()]) >= 10.5
    assert np.median([digits(fit.standard_errors, SETS[name].errors) for (name, _), fit in fits.items()]) >= 9


def test_derivatives_were_exact_and_calls_few(fits):
    assert {fit.derivatives for fit in fits.values()} == {"complex step"}
    assert np.median([fit.evaluations for fit in fits.values()]) < 100


@pytest.mark.parametrize("name", ["Misra1a", "Chwirut2", "Gauss1", "DanWood", "Rat42"])
def test_the_plain_methods_find_them_too_from_the_near_start(name):
    true = SETS[name]
    for method in (gauss_newton, levenberg_marquardt):
        found = method(lambda b, true=true: true.model(true.x, *b) - true.y, true.starts[1])
        assert found.converged
        assert digits(found.value, true.values) >= 8


def test_gauss_newton_alone_is_lost_from_a_far_start():
    true = SETS["MGH09"]
    found = gauss_newton(lambda b: true.model(true.x, *b) - true.y, true.starts[0])
    assert not found.converged
