"""Drawing banks: by Hypothesis the one that an exercise keeps, and by chance fresh ones that nobody has seen.

Hypothesis is an author's tool. It is looked for when a bank is drawn, and nothing else in the grader asks for it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from fullrank.checks.bank import Bank, dump
from fullrank.checks.chance import fresh_inputs
from fullrank.checks.properties import properties_of
from fullrank.grader.material import Material, load_checks
from fullrank.records import Exercise

FRESH_SEEDS, FRESH_INPUTS = (11, 12, 13), 30


def draw_bank(exercise: Exercise) -> Path:
    """Draw the bank of an exercise and write it to its folder; the same Hypothesis draws the same bank."""
    drawing = importlib.import_module("fullrank.checks.drawing")
    bank = {wanted.name: drawing.draw_inputs(wanted) for wanted in properties_of(load_checks(exercise.folder))}
    file = exercise.folder / "bank.json"
    file.write_text(dump(bank), encoding="utf-8")
    return file


def fresh_banks(material: Material, seeds: Sequence[int]) -> Iterator[tuple[int, Bank]]:
    """Smaller banks from these seeds."""
    for seed in seeds:
        yield (
            seed,
            {
                wanted.name: fresh_inputs(wanted, min(FRESH_INPUTS, wanted.count), seed)
                for wanted in material.properties
            },
        )
