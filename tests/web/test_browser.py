"""What a learner meets in a browser: few requests, none outside, no accessibility fault, and answers that answer."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

LESSON = "/lesson/linear-algebra/5/directions-that-stay"
MOST_REQUESTS = 14
PAGES = [
    "/",
    LESSON,
    "/practice/eigenvector",
    "/exercise/eigenvalue_of",
    "/workbench/eigenvectors",
    "/progress",
    "/settings",
]
PAGES += ["/course/linear-algebra", "/concept/svd", "/placement", "/search?q=eigen", "/help", "/workspace", "/nothing"]


class Visit:
    """A page in a browser of its own, with every request and complaint it makes."""

    def __init__(self, chromium: Browser, served: Any, **context: Any) -> None:
        self.address = served.address
        self.context = chromium.new_context(reduced_motion="reduce", **context)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.goto(served.link())
        self.requests.clear()

    def go(self, address: str) -> Page:
        self.page.goto(self.address + address)
        return self.page

    def foreign(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.address + "/", "data:", "blob:"))]


@pytest.fixture
def visit(chromium: Browser, served: Any) -> Iterator[Visit]:
    made = Visit(chromium, served, viewport={"width": 1280, "height": 900})
    yield made
    made.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_phone(chromium: Browser, served: Any, address: str) -> None:
    visit = Visit(chromium, served, viewport={"width": 390, "height": 844})
    page = visit.go(address)
    for place in range(0, 14_000 if address == LESSON else 1, 700):  # figures come when they are near
        page.evaluate(f"scrollTo(0, {place})")
        page.wait_for_timeout(30)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window"
    visit.context.close()


@pytest.mark.parametrize("address", ["/", LESSON, "/practice/eigenvector"])
def test_a_first_visit_takes_few_requests_and_none_outside(visit: Visit, address: str) -> None:
    visit.go(address)
    visit.page.wait_for_load_state("networkidle")
    asked = {url for url in visit.requests if "?" not in url or "/static/" in url}
    assert 4 < len(asked) <= MOST_REQUESTS, "\n".join(sorted(asked))
    assert visit.foreign() == []
    assert visit.complaints == []


def test_figures_come_alive_without_a_complaint(visit: Visit) -> None:
    page = visit.go(LESSON)
    figures = page.locator(".fr-figure")
    assert figures.count() >= 3
    for place in range(figures.count()):
        figures.nth(place).scroll_into_view_if_needed()
        expect(figures.nth(place)).to_have_class(re.compile("live"))
    assert visit.complaints == []
    assert visit.foreign() == []


def test_a_figure_s_state_can_be_linked_to(chromium: Browser, served: Any) -> None:
    visit = Visit(chromium, served, viewport={"width": 1280, "height": 900})
    page = visit.go(LESSON)
    figure = page.locator(".fr-figure[data-figure=eigen-spinner]").first
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_class(re.compile("live"))
    figure.get_by_role("slider").first.press("Shift+ArrowRight")
    said = figure.get_by_role("status")
    expect(said).to_have_text(re.compile("v points at 80"))
    page.get_by_role("button", name="Link to this state").first.click()
    expect(page).to_have_url(re.compile("#eigen-spinner-1\\?.*angle=80"))
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    first, second = (page.locator(".fr-figure[data-figure=eigen-spinner]").nth(place) for place in (0, 1))
    expect(first).to_be_in_viewport()
    expect(first.get_by_role("status")).to_have_text(re.compile("v points at 80"))
    second.scroll_into_view_if_needed()
    expect(second.get_by_role("status")).not_to_have_text(re.compile("v points at 80"))
    assert visit.complaints == []
    visit.context.close()


def test_an_unreadable_answer_points_at_the_character_and_a_right_one_shows_the_next(visit: Visit, served: Any) -> None:
    question = served.app.state.site.shelf.bank.question("directions-that-stay/eigenvalue_of_vector")
    item = question.draw(77)
    page = visit.go(f"/practice/eigenvector?question={question.id}&seed=77")
    field = page.get_by_label("Your answer")
    expect(field).to_be_focused()
    field.fill("3 +")
    expect(page.locator("[data-preview] .trouble")).to_be_visible()
    field.press("Enter")
    said = page.locator("[data-said]")
    expect(said).to_contain_text("costs nothing")
    assert served.app.state.site.store.attempts(subject=question.id) == ()
    field.fill(item.answer.text(item.answer.expected))
    expect(page.locator("[data-preview] .katex")).to_be_visible()
    field.press("Enter")
    expect(said).to_contain_text("Right.")
    expect(page.locator("[data-next]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("seed=(?!77)"))
    assert visit.complaints == []


def test_what_was_typed_outlives_a_reload(visit: Visit) -> None:
    page = visit.go("/practice/eigenvector?question=directions-that-stay/eigenvalue_of_vector&seed=78")
    page.get_by_label("Your answer").fill("5/7")
    page.reload()
    expect(page.get_by_label("Your answer")).to_have_value("5/7")


def test_a_hint_marks_the_answer_as_aided(visit: Visit, served: Any) -> None:
    question = served.app.state.site.shelf.bank.question("directions-that-stay/eigenvalue_of_vector")
    item = question.draw(79)
    page = visit.go(f"/practice/eigenvector?question={question.id}&seed=79")
    page.get_by_role("button", name="Hint").click()
    expect(page.locator(".hint")).to_have_count(1)
    page.get_by_label("Your answer").fill(item.answer.text(item.answer.expected))
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("does not count towards mastery")
    assert served.app.state.site.store.attempts(subject=question.id)[-1].aided


def test_a_guess_is_kept_and_then_the_page_says_what_is_so(visit: Visit) -> None:
    page = visit.go(LESSON)
    card = page.locator(".predict").first
    card.locator(".option").first.click()
    card.get_by_role("button").click()
    expect(card.locator("[data-said]")).not_to_be_empty()
    expect(card.locator(".option input").first).to_be_disabled()
    page.reload()
    expect(page.locator(".predict").first.locator("[data-said]")).not_to_be_empty()


def test_a_derivation_goes_forward_and_back(visit: Visit) -> None:
    page = visit.go("/workbench/eigenvectors")
    steps = page.locator("[data-steps] .step")
    assert steps.count() > 2
    expect(steps.nth(0)).to_be_visible()
    expect(steps.nth(1)).to_be_hidden()
    page.get_by_role("button", name="Next step").click()
    expect(steps.nth(1)).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(steps.nth(1)).to_be_hidden()


def test_a_cell_runs_and_shows_what_it_prints(visit: Visit) -> None:
    page = visit.go(LESSON)
    cell = page.locator("form[data-cell]").first
    cell.locator("textarea").fill("print(6 * 7)")
    cell.locator("textarea").press("Control+Enter")
    expect(cell.locator("[data-output]")).to_contain_text("42")


def test_the_editor_saves_checks_and_can_be_left_by_keyboard(visit: Visit, served: Any) -> None:
    site = served.app.state.site
    exercise = site.shelf.curriculum.exercises["eigenvalue_of"]
    solution = (exercise.folder / "solution.py").read_text(encoding="utf-8")
    page = visit.go("/exercise/eigenvalue_of")
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("def eigenvalue_of(A, v):\n    return 1.0\n")
    page.keyboard.press("Control+Enter")
    verdict = page.locator("[data-verdict]")
    expect(verdict).to_contain_text("Not yet", timeout=15_000)
    expect(verdict).to_contain_text("Input")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(solution)
    expect(page.locator("[data-saved]")).to_have_text("saved")
    assert site.workspace.file(exercise).read_text(encoding="utf-8") == solution
    page.keyboard.press("Control+Enter")
    expect(verdict).to_contain_text("Right.", timeout=15_000)
    editor.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check")).to_be_focused()
    assert visit.complaints == []


def test_a_file_changed_in_another_editor_is_never_overwritten_unasked(visit: Visit, served: Any) -> None:
    site = served.app.state.site
    exercise = site.shelf.curriculum.exercises["eigenvalue_of"]
    page = visit.go("/exercise/eigenvalue_of")
    page.locator(".cm-content").click()
    site.workspace.write(exercise, "# written elsewhere\n")
    page.keyboard.insert_text("# here\n")
    expect(page.locator("[data-verdict]")).to_contain_text("changed elsewhere")
    assert site.workspace.file(exercise).read_text(encoding="utf-8") == "# written elsewhere\n"
    page.get_by_role("button", name="The one in the file").click()
    expect(page.locator(".cm-content")).to_contain_text("written elsewhere")


def test_single_keys_work_and_can_be_turned_off(visit: Visit) -> None:
    page = visit.go("/help")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.evaluate("document.documentElement.dataset.keys = 'off'; document.activeElement.blur()")
    page.keyboard.press("/")
    expect(page.locator("#find")).not_to_be_focused()


def test_the_theme_button_is_kept(visit: Visit) -> None:
    page = visit.go("/help")
    for theme in ("dark", "light"):
        with page.expect_response("**/settings/theme"):
            page.get_by_role("button", name="Change between light and dark").click()
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-theme", theme)


LEAVE_WHEN_REACHED = """address => {
    const send = window.fetch;
    window.fetch = (to, how) => { sessionStorage[to] = how.keepalive; return send(to, how) };
    new MutationObserver(() => location.assign(address))
        .observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-reached"] });
}"""


def test_a_goal_is_remembered_even_if_the_page_is_left_the_moment_it_is_reached(visit: Visit, served: Any) -> None:
    page = visit.go(LESSON)
    place = page.locator(".fr-figure[data-goal]").first
    place.scroll_into_view_if_needed()
    expect(place).to_have_class(re.compile("live"))
    goal = f"{place.get_attribute('data-figure')}/{place.get_attribute('data-goal')}"
    place.locator("[role=slider]").first.focus()
    page.evaluate(LEAVE_WHEN_REACHED, visit.address + "/help")
    for _ in range(400):
        page.keyboard.press("ArrowRight")
        if page.url.endswith("/help"):
            break
    page.wait_for_url("**/help")
    assert page.evaluate("sessionStorage['/goal']") == "true"  # the browser will send it even without its page
    deadline = time.monotonic() + 20
    while not served.app.state.site.store.attempts(kind="goal", subject=goal):
        assert time.monotonic() < deadline, f"{goal} was forgotten"
        page.wait_for_timeout(50)
    expect(visit.go(LESSON).locator(".fr-figure[data-goal]").first).to_have_attribute("data-reached", "1")


def test_without_a_script_an_answer_is_still_marked(chromium: Browser, served: Any) -> None:
    visit = Visit(chromium, served, java_script_enabled=False)
    question = served.app.state.site.shelf.bank.question("directions-that-stay/eigenvalue_of_vector")
    item = question.draw(80)
    page = visit.go(f"/practice/eigenvector?question={question.id}&seed=80")
    page.fill("input[name=answer]", item.answer.text(item.answer.expected))
    page.click("button.main")
    assert "Right." in page.inner_text(".said.right")
    page.goto(visit.address + "/workbench/eigenvectors")
    assert page.locator(".step").last.is_visible()
    visit.context.close()
