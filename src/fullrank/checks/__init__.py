"""The vocabulary of check.py: properties, the inputs that they are tried on, and comparison on the judge's side.

Nothing here needs Hypothesis; an author who draws banks imports `fullrank.checks.drawing`.
"""

from fullrank.checks.agreement import alike, alike_up_to_sign
from fullrank.checks.equality import (
    close,
    is_finite,
    is_near,
    keeps_arguments,
    must,
    number_is,
    parts_of,
    refuses,
    same_direction,
    same_multiset,
    same_up_to_sign,
    shape_is,
)
from fullrank.checks.inputs import Draw
from fullrank.checks.properties import Fail, Property, Words, check

__all__ = [
    "Draw",
    "Fail",
    "Property",
    "Words",
    "alike",
    "alike_up_to_sign",
    "check",
    "close",
    "is_finite",
    "is_near",
    "keeps_arguments",
    "must",
    "number_is",
    "parts_of",
    "refuses",
    "same_direction",
    "same_multiset",
    "same_up_to_sign",
    "shape_is",
]
