"""Heights of people: the published counts and means, the relations Galton's columns keep, and units."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from fullrank import data

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "heights"


@pytest.mark.parametrize(
    ("sex", "people", "mean", "deviation"), [("male", 799, 175.281, 6.903), ("female", 830, 162.446, 5.847)]
)
def test_adults_have_the_published_means(sex, people, mean, deviation):
    heights = data.load("heights")
    chosen = heights.height_cm[heights.sex == sex]
    assert len(chosen) == people
    assert (chosen.mean(), chosen.std(ddof=1)) == pytest.approx((mean, deviation), abs=5e-4)


def test_adults_are_of_human_measure():
    heights = data.load("heights")
    assert len(heights) == 1629
    assert (heights.age.min(), heights.age.max()) == (25, 74)
    assert 130 < heights.height_cm.min() < heights.height_cm.max() < 210
    assert 30 < heights.weight_kg.min() < heights.weight_kg.max() < 180
    body_mass = heights.weight_kg / (heights.height_cm / 100) ** 2  # kilograms a square metre
    assert 20 < np.median(body_mass) < 30


@pytest.mark.parametrize(
    ("sex", "children", "mean", "deviation"), [("male", 481, 69.234, 2.624), ("female", 453, 64.104, 2.356)]
)
def test_galtons_children_have_the_published_means(sex, children, mean, deviation):
    families = data.load("galton-families")
    chosen = families.height_inches[families.sex == sex]
    assert len(chosen) == children
    assert (chosen.mean(), chosen.std(ddof=1)) == pytest.approx((mean, deviation), abs=5e-4)


def test_galtons_columns_keep_their_relations():
    families = data.load("galton-families")
    midparent = (families.father_inches + 1.08 * families.mother_inches) / 2
    assert np.abs(midparent - families.midparent_inches).max() < 0.006
    sizes = Counter(families.family.tolist())
    assert len(sizes) == 205
    assert [sizes[name] for name in families.family.tolist()] == families.siblings.tolist()


def test_sons_come_first_and_the_tallest_first():
    families = data.load("galton-families")
    for name in set(families.family.tolist()):
        here = families.family == name
        keys = list(zip(families.sex[here] == "female", -families.height_inches[here], strict=True))
        assert keys == sorted(keys)
        assert families.position[here].tolist() == list(range(1, here.sum() + 1))


def test_children_regress_to_the_mean_as_galton_found():
    families = data.load("galton-families")
    as_men = np.where(families.sex == "female", 1.08, 1.0) * families.height_inches
    slope = np.polyfit(families.midparent_inches, as_men, 1)[0]
    assert 0.6 < slope < 0.8  # Galton's two thirds


@pytest.mark.parametrize("name", ["height", "father", "mother", "midparent"])
def test_centimetres_are_inches_times_two_and_fifty_four_hundredths(name):
    families = data.load("galton-families")
    inches, cm = getattr(families, f"{name}_inches"), getattr(families, f"{name}_cm")
    assert np.array_equal(cm, inches * 2.54)


@pytest.mark.parametrize("name", ["heights", "galton-families"])
def test_columns_are_read_only_and_of_one_length(name):
    table = data.load(name)
    columns = {key: column for key, column in vars(table).items() if key != "source"}
    assert {len(column) for column in columns.values()} == {len(table)}
    assert not any(column.flags.writeable for column in columns.values())
    assert set(table.sex.tolist()) == {"male", "female"}
    assert table.source.endswith(".")


def test_they_print_themselves_in_a_line():
    assert repr(data.load("heights")) == "Heights(1,629 people: sex, age, height_cm, weight_kg)"
    assert repr(data.load("galton-families")).startswith("Families(934 children of 205 families")


@pytest.mark.parametrize(
    ("name", "file", "columns"),
    [
        ("heights", "nhefs_1971.csv", {"age": 1, "height_cm": 2, "weight_kg": 3}),
        (
            "galton-families",
            "galton_families_1886.csv",
            {"father_inches": 1, "mother_inches": 2, "midparent_inches": 3, "siblings": 4, "height_inches": 7},
        ),
    ],
)
def test_numpy_reads_the_same_from_the_originals(name, file, columns):
    if not (SHARED / file).exists():
        pytest.skip("the originals are read beside a checkout")
    table = data.load(name)
    for column, number in columns.items():
        expected = np.loadtxt(SHARED / file, delimiter=",", skiprows=1, usecols=number)
        assert np.array_equal(getattr(table, column), expected)
