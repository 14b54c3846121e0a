"""Drawing banks."""

from fullrank.grader.banks import draw_bank, fresh_banks
from fullrank.grader.material import load
from fullrank.records import Exercise


def test_a_bank_drawn_again_is_the_same(tiny: Exercise) -> None:
    before = (tiny.folder / "bank.json").read_text()
    assert draw_bank(tiny) == tiny.folder / "bank.json"
    assert (tiny.folder / "bank.json").read_text() == before


def test_fresh_banks_differ_from_the_kept_one_and_each_other(doubling: Exercise) -> None:
    material = load(doubling)
    (_, one), (_, other) = fresh_banks(material, (1, 2))
    shown = [repr(bank["shape_is_kept"]) for bank in (one, other, material.bank)]
    assert len(set(shown)) == 3
