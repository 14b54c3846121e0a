"""Every kind of page: few requests, none that leaves the machine, text at once, and no accessibility fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from fullrank import curriculum
from fullrank.web.addresses import lesson_address

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async rules => {
    const { passes, violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
    const first = ({ nodes }) => nodes.slice(0, 3).map(node => node.html.slice(0, 140));
    return [passes.length, violations.map(one => ({ id: one.id, nodes: first(one) }))];
}"""
RULES_AT_LEAST = 55  # this version of axe has that many with these tags; an old one would look at fewer in silence
MOST_REQUESTS = 14
LESSONS = [lesson_address(lesson) for lesson in curriculum.load().lessons.values()]
PRACTICE = {
    "number": "directions-that-stay/eigenvalue_of_vector",
    "numbers": "finding-them/eigenvalues_of_matrix",
    "vector": "directions-that-stay/where_it_lands",
    "vectors": "finding-them/symmetric_pair",
    "matrix": "a-basis-of-ones-own/matching_diagonal",
    "expression": "finding-them/polynomial_of_matrix",
    "choice": "directions-that-stay/is_it_kept",
    "order": "finding-them/order_of_steps",
    "state": "directions-that-stay/spin_onto_it",
}
KINDS = [
    *LESSONS,
    *(f"/practice/eigenvector?question={name}&seed=5" for name in PRACTICE.values()),
    *("/", "/course/linear-algebra", "/concept/svd", "/concept/eigenvector", "/practice", "/progress", "/review"),
    *("/course/linear-algebra/recap", "/mixed/linear-algebra/5/4242/1", "/mixed/linear-algebra/5/4242"),
    *(
        "/exam/linear-algebra",
        "/exam/linear-algebra/4242",
        "/exam/linear-algebra/4242/1",
        "/exam/linear-algebra/4242/21",
    ),
    *("/placement", "/placement/item", "/workbench", "/workbench/eigenvectors", "/workbench/eigenvectors?A=1 2; x"),
    *("/exercise/power_iteration", "/workspace", "/project/pagerank", "/settings", "/search?q=eigen", "/search?q=qqq"),
    *("/help", "/no-such-page", "/lesson/linear-algebra/5/no-such-lesson"),
]


def faults(page: Page, rules: list[str]) -> list[str]:
    """What axe finds on a page as it stands now, by rules or by tags of rules."""
    passed, violations = page.evaluate(RUN, rules)
    assert passed >= (8 if rules is TAGS else 1)
    return [f"{one['id']}: {html}" for one in violations for html in one["nodes"]]


def look(page: Page) -> dict[str, list[str]]:
    """The faults of a page in light, and in dark those of colour: nothing else differs between the themes."""
    page.evaluate(AXE)
    found = {}
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        found[theme] = faults(page, TAGS if theme == "light" else COLOURS)
    return {theme: told for theme, told in found.items() if told}


@pytest.mark.parametrize("address", KINDS)
def test_a_page_has_no_accessibility_fault_in_light_or_dark(visitor: Any, address: str) -> None:
    visitor.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page = visitor.go(address)
    visitor.walk_through()
    page.evaluate("scrollTo(0, 0)")  # wherever the walk ends, some button may lie half under the bar at the top
    assert look(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    complaints, visitor.complaints[:] = [told for told in visitor.complaints if "404" not in told], []
    assert complaints == []


def test_a_verdict_and_an_answer_that_is_marked_have_no_accessibility_fault(course: Any, meet: Any) -> None:
    learner = meet(course, bypass_csp=True)
    page = learner.go("/exercise/eigenvalue_of")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("def eigenvalue_of(A, v):\n    return 1.0\n")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-verdict]")).to_contain_text("Wanted")
    assert look(page) == {}
    page = learner.go("/practice/eigenvector?question=directions-that-stay/eigenvalue_of_vector&seed=31")
    card = page.locator(".question")
    _, item = learner.drawn(card)
    card.locator("[data-hint]").click()
    learner.give(card, item, item.slips["length-kept"])
    expect(card.locator("[data-said]")).to_contain_class("slip")
    assert look(page) == {}
    learner.give(card, item, item.answer.expected)
    card.get_by_text("See it worked").click()
    expect(card.locator("[data-said] .step").first).to_be_visible()
    assert look(page) == {}


@pytest.mark.parametrize("address", ["/", "/practice/eigenvector", "/exercise/eigenvalue_of", LESSONS[0]])
def test_on_a_narrow_window_nothing_is_wider_than_it(course: Any, meet: Any, address: str) -> None:
    learner = meet(course, bypass_csp=True, viewport={"width": 390, "height": 844})
    page = learner.go(address)
    learner.walk_through()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert look(page) == {}


@pytest.mark.parametrize("address", [LESSONS[0], LESSONS[-1]])
def test_the_first_visit_of_a_lesson_takes_few_requests_and_shows_its_text_at_once(
    course: Any, meet: Any, say: Any, address: str
) -> None:
    learner = meet(course)
    page = learner.go(address)
    page.wait_for_load_state("networkidle")
    count = len(learner.requests)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    asked = page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd")
    say(f"{address}: {count} requests on a first visit, text after {paint:.0f} ms (page received at {asked:.0f} ms)")
    assert 4 < count <= MOST_REQUESTS, "\n".join(learner.requests)
    assert paint < 3_000


def test_this_version_of_axe_has_all_rules(course: Any, meet: Any, say: Any) -> None:
    page = meet(course, bypass_csp=True).go("/help")
    page.evaluate(AXE)
    rules = page.evaluate("tags => axe.getRules(tags).length", TAGS)
    version = page.evaluate("axe.version")
    say(f"axe {version}: {len(KINDS)} addresses are looked at in two themes with {rules} rules")
    assert rules >= RULES_AT_LEAST
