"""Write docs/reference/ from the docstrings of fullrank.maths: python scripts/reference.py

One page a module, and an index. A test holds the pages equal to what this makes.
"""

from __future__ import annotations

import inspect
import re
import sys
from itertools import zip_longest
from pathlib import Path
from types import ModuleType
from typing import Any

from fullrank import maths

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
LONGEST_SIGNATURE = 100


def families() -> dict[str, list[str]]:
    """The public names by the module that holds them, in the order of the modules' names."""
    held: dict[str, list[str]] = {}
    for name, thing in sorted(vars(maths).items()):
        if not name.startswith("_") and not isinstance(thing, ModuleType):
            held.setdefault(thing.__module__, []).append(name)
    return dict(sorted(held.items()))


def title(module: str) -> tuple[str, str]:
    """What a module's docstring calls it, and the rest of that sentence."""
    sentence = inspect.getdoc(sys.modules[module]).split("\n\n")[0].replace("\n", " ")
    name, _, rest = sentence.partition(": ")
    return (name, rest) if rest else (stem(module).replace("_", " ").capitalize(), sentence)


def stem(module: str) -> str:
    """The file name of a module's page."""
    return module.rpartition(".")[2].lstrip("_")


def signature(name: str, thing: Any) -> str:
    """How it is called, broken after each argument where the line would be long."""
    try:
        asked = inspect.signature(thing)
    except (TypeError, ValueError):  # a class whose instances have signatures of their own
        asked = inspect.signature(thing.__init__)
        asked = asked.replace(parameters=list(asked.parameters.values())[1:])
    line = f"{name}{asked}".replace("'", "")
    if len(line) <= LONGEST_SIGNATURE:
        return line
    inside, _, returned = re.fullmatch(r"[^(]*\((.*)\)( -> .*)?", line, re.DOTALL).group(1, 0, 2)
    arguments = [str(argument).replace("'", "") for argument in asked.parameters.values()]
    keywords = [n for n, argument in enumerate(asked.parameters.values()) if argument.kind is argument.KEYWORD_ONLY]
    if keywords and not any(a.kind is a.VAR_POSITIONAL for a in asked.parameters.values()):
        arguments.insert(keywords[0], "*")
    return f"{name}(\n    " + ",\n    ".join(arguments) + f",\n){returned or ''}" if inside else line


def prose(docstring: str) -> str:
    """A docstring as Markdown: its examples become code."""
    parts = re.split(r"\n\n(?=>>>)", docstring)
    spans = re.split(r"(`[^`]*`)", parts[0])
    plain = (re.sub(r"([_*|])", r"\\\1", span).replace("<", "&lt;") for span in spans[::2])
    shown = ["".join(part for pair in zip_longest(plain, spans[1::2], fillvalue="") for part in pair)]
    return "\n\n".join([*shown, *(f"```pycon\n{part.rstrip()}\n```" for part in parts[1:])])


def entry(name: str) -> str:
    """One public name: signature, docstring, and for a record its attributes and methods."""
    thing = getattr(maths, name)
    if not isinstance(thing, type) and not inspect.isfunction(thing):  # a ready-made object, such as a model
        return f"## {name}\n\nA ready-made `{type(thing).__name__}`.\n\n```text\n{thing!r}\n```"
    parts = [f"## {name}", f"```text\n{signature(name, thing)}\n```", prose(inspect.getdoc(thing) or "")]
    if isinstance(thing, type):
        described = (callable, lambda value: isinstance(value, property | classmethod | staticmethod))
        rows = [
            f"- `{member}`: {(inspect.getdoc(value) or '').split(chr(10) * 2)[0].replace(chr(10), ' ')}"
            for member, value in vars(thing).items()
            if not member.startswith("_") and any(is_described(value) for is_described in described)
        ]
        parts += ["\n".join(rows)] if rows else []
    return "\n\n".join(parts)


def pages() -> dict[str, str]:
    """Every page by its file name."""
    made, rows = {}, []
    for module, names in families().items():
        head, rest = title(module)
        docstring = inspect.getdoc(sys.modules[module])
        made[f"{stem(module)}.md"] = "\n\n".join([f"# {head}", prose(docstring), *map(entry, names)]) + "\n"
        rows.append(f"| [{head}]({stem(module)}.md) | {', '.join(f'`{name}`' for name in names)} |")
    count = sum(map(len, families().values()))
    made["README.md"] = (
        "# Reference\n\n"
        f"The {count} public names of `fullrank.maths`, also reached as `fullrank.name`. Written from the docstrings "
        "by `scripts/reference.py`.\n\n| family | names |\n|---|---|\n" + "\n".join(rows) + "\n"
    )
    return made


def main() -> None:
    """Write the pages, and take away those of modules that are gone."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in set(FOLDER.glob("*.md")) - {FOLDER / name for name in made}:
        old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text)
    print(f"docs/reference: {len(made)} pages")


if __name__ == "__main__":
    main()
