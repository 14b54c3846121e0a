"""Heights of real people: adults measured in the 1970s, and Francis Galton's families of 1886."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.data._files import shipped

CM_PER_INCH = 2.54
SEXES = {"M": "male", "F": "female"}

Column = NDArray[np.float64]
Whole = NDArray[np.int64]
Words = NDArray[np.str_]


@dataclass(frozen=True, eq=False, repr=False)
class Heights:
    """1,629 adults of the United States, measured (not asked) in 1971 to 1975; every column is (people,), read-only.

    sex: "male" or "female".  age: years.  height_cm: centimetres.  weight_kg: kilograms.
    All of them smoked: the study was of what becomes of those who stop.
    """

    sex: Words
    age: Whole
    height_cm: Column
    weight_kg: Column
    source: str

    def __len__(self) -> int:
        return len(self.height_cm)

    def __repr__(self) -> str:
        return f"Heights({len(self):,} people: sex, age, height_cm, weight_kg)"


@dataclass(frozen=True, eq=False, repr=False)
class Families:
    """934 grown children of 205 families and their parents, as Galton wrote them down; every column is (children,).

    family: its number in Galton's notebooks.  sex: of the child, "male" or "female".  height_inches: of the child.
    midparent_inches: the mean of the father's height and 1.08 times the mother's, as Galton took it.
    siblings: children of the family with a height.  position: the child among them, sons first, the tallest first.
    Heights are in inches as written, and in centimetres under the same names with _cm.
    """

    family: Words
    sex: Words
    height_inches: Column
    father_inches: Column
    mother_inches: Column
    midparent_inches: Column
    siblings: Whole
    position: Whole
    source: str

    @property
    def height_cm(self) -> Column:
        """The child's height in centimetres."""
        return self.height_inches * CM_PER_INCH

    @property
    def father_cm(self) -> Column:
        """The father's height in centimetres."""
        return self.father_inches * CM_PER_INCH

    @property
    def mother_cm(self) -> Column:
        """The mother's height in centimetres."""
        return self.mother_inches * CM_PER_INCH

    @property
    def midparent_cm(self) -> Column:
        """The midparent's height in centimetres."""
        return self.midparent_inches * CM_PER_INCH

    def __len__(self) -> int:
        return len(self.height_inches)

    def __repr__(self) -> str:
        families = len(set(self.family.tolist()))
        return f"Families({len(self):,} children of {families} families: heights in inches, and in cm under _cm)"


def read_heights(file: str, sha256: str, source: str) -> Heights:
    """Read the adults."""
    table = _columns(shipped(file, sha256))
    sex = _fixed([SEXES[letter] for letter in table["sex"]], np.str_)
    age, height, weight = (table[name] for name in ("age_1971", "height_cm", "weight_kg_1971"))
    return Heights(sex, _fixed(age, np.int64), _fixed(height, np.float64), _fixed(weight, np.float64), source)


def read_families(file: str, sha256: str, source: str) -> Families:
    """Read the families."""
    table = _columns(shipped(file, sha256))
    return Families(
        family=_fixed(table["family"], np.str_),
        sex=_fixed(table["gender"], np.str_),
        height_inches=_fixed(table["childHeight"], np.float64),
        father_inches=_fixed(table["father"], np.float64),
        mother_inches=_fixed(table["mother"], np.float64),
        midparent_inches=_fixed(table["midparentHeight"], np.float64),
        siblings=_fixed(table["children"], np.int64),
        position=_fixed(table["childNum"], np.int64),
        source=source,
    )


def _columns(content: bytes) -> dict[str, list[str]]:
    heading, *rows = csv.reader(io.StringIO(content.decode()))
    return {name: list(column) for name, column in zip(heading, zip(*rows, strict=True), strict=True)}


def _fixed(column: list[str], kind: type[np.generic]) -> NDArray[Any]:
    """A column as an array that nobody can change for others."""
    array = np.array(column, dtype=np.str_).astype(kind)
    array.setflags(write=False)
    return array
