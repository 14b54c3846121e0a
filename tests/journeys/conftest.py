"""The real course as a learner starts it, a browser that notes every request, and hands that answer questions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from fullrank import curriculum, practice
from fullrank.practice import Item, Question
from fullrank.progress import Store

from ..figures.by_keyboard.hands import drawn

PATIENCE = 20_000  # milliseconds, for what is waited for otherwise than by expect
OWN = ("http://127.0.0.1:", "data:", "blob:", "about:")


@dataclass
class Course:
    """A course that was started from the command line, and its learner's folder."""

    home: Path
    process: subprocess.Popen[str]
    link: str
    cookies: Any = None

    @property
    def address(self) -> str:
        return self.link.partition("/?")[0]

    def store(self) -> Store:
        """The learner's progress, read beside the server as the commands do."""
        return Store(self.home / ".fullrank" / "progress.sqlite")

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `fullrank` on this folder."""
        line = [sys.executable, "-m", "fullrank.cli", *words, "--home", str(self.home)]
        return subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)


def begin(home: Path) -> Course:
    """Start the server as a learner does; its first line holds the address."""
    line = [sys.executable, "-m", "fullrank.cli", "--no-browser", "--port", "0", "--home", str(home)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=dict(os.environ))
    assert process.stdout is not None
    first = process.stdout.readline()
    assert "http://127.0.0.1:" in first, first + process.stdout.read()
    return Course(home, process, first.split()[-1])


def end(course: Course) -> None:
    course.process.terminate()
    try:
        course.process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        course.process.kill()
    assert course.process.stdout is not None
    course.process.stdout.close()


@pytest.fixture(scope="session")
def bank() -> practice.QuestionBank:
    """The questions, drawn here from the seeds that the pages show."""
    return practice.load(curriculum.load())


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """One course for the journeys that leave little behind."""
    started = begin(tmp_path_factory.mktemp("home") / "fullrank")
    yield started
    end(started)


@pytest.fixture
def new_course(tmp_path: Path) -> Iterator[Callable[[str], Course]]:
    """Starts courses in folders of their own, which may hold something already."""
    started: list[Course] = []

    def start(name: str = "fullrank") -> Course:
        started.append(begin(tmp_path / name))
        return started[-1]

    yield start
    for each in started:
        end(each)


@dataclass
class Learner:
    """Somebody at a browser of their own."""

    course: Course
    context: BrowserContext
    page: Page
    bank: practice.QuestionBank
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        self.page.goto(self.course.address + address)
        return self.page

    def tab(self, address: str) -> Page:
        """Another tab."""
        page = self.context.new_page()
        page.goto(self.course.address + address)
        return page

    def drawn(self, card: Locator) -> tuple[Question, Item]:
        """The question on a card, and the item of the seed that it shows."""
        question = self.bank.question(card.get_attribute("data-question") or "")
        return question, question.draw(int(card.get_attribute("data-seed") or ""))

    def give(self, card: Locator, item: Item, value: Any) -> None:
        """Answer with the mouse and the keyboard, whatever the type of the answer."""
        answer: Any = item.answer
        if answer.kind == "choice":
            card.locator(f"input[name=answer][value='{value}']").check()
        elif answer.kind == "choices":
            for key in value:
                card.locator(f"input[name=pick][value='{key}']").check()
        elif answer.kind in ("order", "state"):
            self.walk_through()  # a figure writes the state that it starts with
            card.locator("input[name=answer]").evaluate("(field, text) => (field.value = text)", json.dumps(value))
        else:
            card.locator("input.field[name=answer]").fill(answer.text(value))
        card.locator("button[name=do][value=check]").click()

    def walk_through(self, page: Page | None = None) -> None:
        """Bring every figure into the window once, as reading does, and wait until it lives."""
        figures = (page or self.page).locator(".fr-figure")
        for place in range(figures.count()):
            figures.nth(place).scroll_into_view_if_needed()
            expect(figures.nth(place)).to_contain_class("live")
        drawn(page or self.page)


def come(chromium: Browser, bank: practice.QuestionBank, course: Course, **more: Any) -> Learner:
    """Somebody comes to a course with a browser of their own, which notes what it asks for and complains of."""
    settings = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 900}, **more}
    context = chromium.new_context(storage_state=course.cookies, **settings)
    context.set_default_timeout(PATIENCE)
    learner = Learner(course, context, context.new_page(), bank)
    context.on("request", lambda request: learner.requests.append(request.url))
    context.on("weberror", lambda error: learner.complaints.append(str(error.error)))
    context.on("console", lambda said: learner.complaints.append(said.text) if said.type == "error" else None)
    if course.cookies is None:
        learner.page.goto(course.link)
        course.cookies = context.storage_state()
    learner.requests.clear()
    return learner


def leave(learner: Learner) -> None:
    """Whatever they did: no request may have left the machine, no script complained."""
    learner.context.close()
    assert [url for url in learner.requests if not url.startswith(OWN)] == []
    assert learner.complaints == []


@pytest.fixture
def meet(chromium: Browser, bank: practice.QuestionBank) -> Iterator[Callable[..., Learner]]:
    """Lets a learner into a course."""
    met: list[Learner] = []

    def let_in(course: Course, **more: Any) -> Learner:
        met.append(come(chromium, bank, course, **more))
        return met[-1]

    yield let_in
    for learner in met:
        leave(learner)


@pytest.fixture(scope="session")
def visitor(chromium: Browser, bank: practice.QuestionBank, course: Course) -> Iterator[Learner]:
    """Somebody who goes from page to page with one browser, which has to fetch less; axe may be put into its pages."""
    learner = come(chromium, bank, course, bypass_csp=True)
    yield learner
    leave(learner)


@pytest.fixture(scope="session")
def say(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Prints a measured number past the capturing."""
    capturing: Any = pytestconfig.pluginmanager.get_plugin("capturemanager")

    def aloud(words: str) -> None:
        with capturing.global_and_fixture_disabled() if capturing else nullcontext():
            print(f"\n  {words}", flush=True)

    return aloud
