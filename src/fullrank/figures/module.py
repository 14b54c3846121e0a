"""One self-contained ES module of a figure: a notebook receives it as text and can fetch nothing beside it."""

from __future__ import annotations

import json
import re
from functools import cache

from fullrank.figures.folders import KIT, FigureError, folder_of, load

_IMPORT = re.compile(r"^import\s*\{(?P<names>[^}]*)\}\s*from\s*\"(?P<path>[^\"]+)\";[ \t]*$", re.MULTILINE)
_EXPORT_ALL = re.compile(r"^export \* from \"\./(?P<file>[\w-]+\.js)\";", re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<kind>(?:async )?function|const|let|class) (?P<name>\w+)", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)
_LEFT_OVER = re.compile(r"^\s*(?:import\b|export\b).*$", re.MULTILINE)


def module(name: str) -> str:
    """Return figure `name` with the kit inlined; it exports default {render}, state, goals and words.

    Each file becomes a function called once, so that names of one file cannot meet those of another.
    """
    figure = load(name)
    source = (folder_of(name) / "figure.js").read_text(encoding="utf-8")
    body, exports = _scoped(source, f"{name}/figure.js")
    missing = {"figure", "state", "goals"} - {*exports}
    if missing:
        lacking = ", ".join(sorted(missing)).replace("figure", "default")
        raise FigureError(f"{name}/figure.js does not export {lacking}. A figure exports default, state and goals.")
    words = json.dumps({"title": figure.title, "instructions": figure.instructions, "goals": dict(figure.goals)})
    lines = (
        _kit(),
        f"const figure = {body};",
        f"export const words = {words};",
        "export const { state, goals } = figure;",
        "export default kit.inNotebook(figure.figure, state, goals, words);",
    )
    return "\n".join(lines) + "\n"


@cache
def _kit() -> str:
    """The kit's files in the order kit.js lists them, each a constant, and `kit` with all their exports."""
    files = _EXPORT_ALL.findall((KIT / "kit.js").read_text(encoding="utf-8"))
    parts, exported = [], []
    for file in _in_order(files):
        body, names = _scoped((KIT / file).read_text(encoding="utf-8"), f"kit/{file}")
        parts.append(f"const {_constant(file)} = {body};")
        exported.extend(names)
    twice = {each for each in exported if exported.count(each) > 1}
    if twice:
        raise FigureError(f"Two files of the kit export {', '.join(sorted(twice))}. Rename one of them.")
    spread = ", ".join(f"...{_constant(file)}" for file in files)
    return "\n".join([*parts, f"const kit = {{ {spread} }};"])


def _in_order(files: list[str]) -> list[str]:
    """The kit's files and what they import, each after what it needs."""
    ordered: list[str] = []

    def visit(file: str, above: tuple[str, ...]) -> None:
        if file in above:
            raise FigureError(f"The kit's files import each other in a ring: {' -> '.join([*above, file])}.")
        source = (KIT / file).read_text(encoding="utf-8")
        for match in _IMPORT.finditer(source):
            visit(match["path"].removeprefix("./"), (*above, file))
        if file not in ordered:
            ordered.append(file)

    for file in files:
        visit(file, ())
    return ordered


def _scoped(source: str, place: str) -> tuple[str, list[str]]:
    """Return a file as the call of a function that returns its exports, and their names; the default is `figure`."""
    names = [match["name"] for match in _EXPORT.finditer(source)]
    text = _EXPORT.sub(r"\g<kind> \g<name>", source)
    text = _IMPORT.sub(lambda match: _taken(match["names"], match["path"]), text)
    text, defaults = _DEFAULT.subn("const exported = ", text)
    left = _LEFT_OVER.search(text)
    if left:
        raise FigureError(f"{place} has {left[0].strip()!r}, which cannot be inlined. Use named imports and exports.")
    returned = [*names, "figure: exported"] if defaults else names
    return f"(() => {{\n{text}\nreturn {{ {', '.join(returned)} }};\n}})()", [*names, "figure"] if defaults else names


def _taken(names: str, path: str) -> str:
    file = path.rsplit("/", 1)[-1]
    source = "kit" if file == "kit.js" else _constant(file)
    chosen = ", ".join(each.strip().replace(" as ", ": ") for each in names.split(",") if each.strip())
    return f"const {{ {chosen} }} = {source};"


def _constant(file: str) -> str:
    return f"kit_{file.removesuffix('.js').replace('-', '_')}"
