"""A question: a generator of items, drawn from a seed."""

from __future__ import annotations

import hashlib
import inspect
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias, get_args

import numpy as np

from fullrank.practice.item import Item, Redraw, coincidence
from fullrank.records import Slip

Kind: TypeAlias = Literal["compute", "choose", "drag", "order", "missing"]
Generator: TypeAlias = Callable[[np.random.Generator], Item]
Verify: TypeAlias = Callable[[Mapping[str, Any], Any], bool]
MOST_REDRAWS = 100
VARIETY = 30


class QuestionError(ValueError):
    """A question that cannot be drawn or is written wrongly; names it, what is wrong and the way out."""


@dataclass(frozen=True)
class Question:
    """A generator with what the course needs to know of it.

    verify(given, value) says by an independent method whether a value is right. variety is how many different prompts
    a thousand draws must give at least; a question that has fewer says why in `few_because`. lesson, words and
    definitions are filled in when a lesson's practice.py is loaded.
    """

    id: str
    generator: Generator
    concepts: tuple[str, ...]
    kind: Kind
    verify: Verify
    summary: str
    version: str
    variety: int = VARIETY
    few_because: str = ""
    lesson: str = ""
    words: Mapping[str, Slip] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)

    def draw(self, seed: int) -> Item:
        """The item of a seed: the same for ever, while the version stays the same.

        Raises QuestionError where 100 draws in a row asked for other numbers.
        """
        item, _ = self.attempt(seed)
        return item

    def attempt(self, seed: int) -> tuple[Item, tuple[str, ...]]:
        """The item of a seed, and why the draws before it were thrown away."""
        name = self.id.rpartition("/")[2]
        rng = np.random.default_rng([zlib.crc32(name.encode()), seed])
        reasons: list[str] = []
        for _ in range(MOST_REDRAWS):
            try:
                item = self.generator(rng)
            except Redraw as asked:
                reasons.append(str(asked) or "the generator asked for other numbers")
                continue
            if reason := coincidence(item):
                reasons.append(reason)
                continue
            return replace(item, question=self.id, seed=seed, version=self.version, words=self.words), tuple(reasons)
        raise QuestionError(
            f"{self.id}: {MOST_REDRAWS} draws with the seed {seed} were thrown away, the last because {reasons[-1]}; "
            "draw from a wider range, or loosen a guard."
        )


def question(
    *, concepts: Iterable[str], kind: Kind, verify: Verify, variety: int = VARIETY, few_because: str = ""
) -> Callable[[Generator], Question]:
    """Make a question of a function that draws an item with a NumPy generator; its docstring says what it practises."""
    if kind not in get_args(Kind):
        raise QuestionError(f"A question of the kind {kind!r}: known are {', '.join(get_args(Kind))}.")
    if variety < VARIETY and not few_because:
        raise QuestionError(f"A question with fewer than {VARIETY} prompts says why: give few_because.")
    if isinstance(concepts, str) or not (names := tuple(concepts)):
        raise QuestionError(f"concepts={concepts!r}: give a list of concept ids.")

    def made(generator: Generator) -> Question:
        summary = inspect.getdoc(generator) or ""
        if not summary:
            raise QuestionError(f"{generator.__name__}: give it a docstring that says what it practises.")
        return Question(
            id=generator.__name__,
            generator=generator,
            concepts=names,
            kind=kind,
            verify=verify,
            summary=summary.partition("\n")[0],
            version=_version(generator),
            variety=variety,
            few_because=few_because,
        )

    return made


def _version(generator: Generator) -> str:
    """A hash of the generator's source: an item is drawn again from its seed only while this is the same."""
    return hashlib.sha256(inspect.getsource(generator).encode()).hexdigest()[:12]
