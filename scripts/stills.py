"""Draw the stills of the figures again: what is seen where JavaScript is off.

    python scripts/stills.py [NAME ...]      all figures when no name is given

Each figure is rendered in its first state by headless Chromium; its pictures become one SVG with the colours of the
light theme written out on a paper background, so that it can be read on a dark page too.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Browser, sync_playwright

from fullrank import figures

ARGUMENTS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-background-networking"]
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<style>:root { color-scheme: light } body { margin: 0; width: 700px }</style><main></main>"""
RENDER = """async (text) => {
  const figure = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const values = { ...figure.state };
  const set = (key, value) => { values[key] = value };
  const model = { get: (key) => values[key], set, save_changes() {}, on() {}, off() {} };
  figure.default.render({ model, el: document.querySelector("main") });
  await new Promise((done) => setTimeout(done, 300));
}"""
COLLECT = (Path(__file__).parent / "stills.js").read_text(encoding="utf-8")
GAP, MARGIN = 24, 14


def main() -> None:
    """Draw the stills asked for and say which changed."""
    parser = argparse.ArgumentParser(description="Draw the stills of the figures.")
    parser.add_argument("names", nargs="*", help="figures to draw; all when none is named")
    names = parser.parse_args().names or figures.names()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        for name in names:
            path = figures.load(name).folder / "still.svg"
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            text = still(browser, name)
            path.write_text(text, encoding="utf-8")
            print(f"{name}: {len(text)} characters{', unchanged' if text == before else ''}")
        browser.close()


def still(browser: Browser, name: str) -> str:
    """Return the still of one figure as SVG text."""
    page = browser.new_page(reduced_motion="reduce", viewport={"width": 760, "height": 900})
    try:
        page.set_content(PAGE)
        page.evaluate(RENDER, figures.module(name))
        pictures = json.loads(page.evaluate(COLLECT))
    finally:
        page.close()
    if not pictures:
        raise SystemExit(f"Figure {name!r} drew no picture.")
    return _composed(name, pictures)


def _composed(name: str, pictures: list[dict[str, object]]) -> str:
    """One SVG: the pictures side by side, on paper, with the figure's title and sentence for a screen reader."""
    figure = figures.load(name)
    width, height, parts = MARGIN, 0.0, []
    for picture in pictures:
        wide, high = float(str(picture["width"])), float(str(picture["height"]))
        place = f'x="{width:g}" y="{MARGIN}" width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}"'
        parts.append(f"<svg {place}>{picture['inner']}</svg>")
        width, height = width + int(wide) + GAP, max(height, high)
    size = f"{width - GAP + MARGIN:g} {height + 2 * MARGIN:g}"
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img">'
        f"<title>{_escaped(figure.title)}</title><desc>{_escaped(figure.sentence)}</desc>"
        f'<rect width="100%" height="100%" rx="6" fill="#fdfcf8"/>{"".join(parts)}</svg>\n'
    )
    text = re.sub(r"(\d+\.\d)\d{2,}", r"\1", text)
    ElementTree.fromstring(text)  # a still that is not XML must not be written
    return text


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


if __name__ == "__main__":
    main()
