"""The records that the parts of the course hand to each other: frozen, without behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

# --- the curriculum -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Concept:
    """A node of the graph in courses/concepts.json."""

    id: str
    title: str
    course: str
    week: int
    definition: str
    needs: tuple[str, ...]
    slips: tuple[str, ...]
    optional: bool
    priority: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a lesson: prose (argument empty) or a directive with its argument, options and body."""

    kind: Literal["prose", "figure", "question", "recall", "exercise", "derivation", "predict", "python"]
    body: str
    argument: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    line: int = 1


@dataclass(frozen=True, slots=True)
class Slip:
    """A named wrong answer of a concept, and the words said to whoever gives it."""

    concept: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One function that the learner writes; folder holds task, solution, checks, bank, wrong and right answers."""

    id: str
    title: str
    summary: str
    lesson: str
    concepts: tuple[str, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Lesson:
    """One to three concepts, taught in one folder."""

    id: str
    course: str
    week: int
    number: int
    title: str
    summary: str
    concepts: tuple[str, ...]
    minutes: int
    folder: Path
    blocks: tuple[Block, ...]
    slips: tuple[Slip, ...]
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage of a project: what is reached, and the exercise that must be right for it (or none)."""

    id: str
    title: str
    words: str
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A notebook with milestones that uses the learner's own functions on real data.

    explanation: Markdown, what somebody must know who has not read the lessons; empty where the lessons say it all.
    """

    id: str
    course: str
    title: str
    summary: str
    folder: Path
    milestones: tuple[Milestone, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a course; lessons is empty while it is not written yet."""

    course: str
    number: int
    slug: str
    title: str
    summary: str
    lessons: tuple[Lesson, ...]
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One of the three courses.

    recap: Markdown, the page that a learner prints at its end.  exam: the functions that its exam draws from. Both are
    empty while they are not written.
    """

    id: str
    number: int
    title: str
    summary: str
    weeks: tuple[Week, ...]
    projects: tuple[Project, ...]
    recap: str
    exam: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """An interactive picture: its words, its still, the state it starts from and the goals it knows."""

    name: str
    title: str
    sentence: str
    instructions: str
    goals: Mapping[str, str]
    folder: Path


# --- derivations --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: what was done, the state after it as TeX, and why."""

    action: str
    tex: str
    reason: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """A worked solution as data. `result` is exact (SymPy or plain numbers), `answer_tex` shows it."""

    name: str
    title: str
    given_tex: str
    steps: tuple[Step, ...]
    result: object
    answer_tex: str


# --- grading ------------------------------------------------------------------------------------

Status = Literal["right", "wrong", "error", "time", "memory", "died", "value", "broken"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says about one submission of one exercise.

    property, says, input, got, expected, slip and words speak of the first property that failed, on its smallest input;
    line is the learner's line of an error; checked counts property-input pairs tried; milliseconds is processor time.
    """

    status: Status
    exercise: str
    message: str
    property: str = ""
    says: str = ""
    input: str = ""
    got: str = ""
    expected: str = ""
    slip: str = ""
    words: str = ""
    line: int | None = None
    checked: int = 0
    milliseconds: float = 0.0
    sealed: bool = False
    version: str = ""


# --- progress -----------------------------------------------------------------------------------

AttemptKind = Literal["practice", "review", "placement", "exam", "exercise", "goal", "milestone", "predict"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """An answer or a submission, never changed and never deleted.

    subject is a question id, an exercise id or "figure/goal"; verdict is "right", "wrong", or an exercise status; aided
    says whether a hint or the solution was seen before; seconds is the time taken; made_at is ISO 8601 in UTC; origin
    names the machine's log it was first written in, so that two logs can be merged.
    """

    id: str
    kind: AttemptKind
    subject: str
    concepts: tuple[str, ...]
    seed: int
    version: str
    answer: str
    verdict: str
    slip: str
    aided: bool
    seconds: float
    made_at: str
    origin: str
